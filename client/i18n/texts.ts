import { type Language, languages } from './languages.ts';

/** One text in every language; with a gap in it, a function. */
type Text = Record<Language, string> | Record<Language, (...gaps: never[]) => string>;

interface Texts {
  [name: string]: Text | Texts;
}

type Said<T> =
  T extends Record<Language, string>
    ? string
    : T extends Text
      ? T[Language]
      : { [Name in keyof T]: Said<T[Name]> };

const isText = (one: Text | Texts): one is Text => languages.some((language) => language in one);

const said = (texts: Texts, language: Language): unknown =>
  Object.fromEntries(
    Object.entries(texts).map(([name, one]) => [name, isText(one) ? one[language] : said(one, language)]),
  );

/** Written side by side and read by language: a text that a language lacks does not compile. */
export const inEach = <const T extends Texts>(texts: T): Record<Language, Said<T>> =>
  Object.fromEntries(languages.map((language) => [language, said(texts, language)])) as Record<
    Language,
    Said<T>
  >;
