export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** Each in itself. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };

export const isLanguage = (word: string | undefined): word is Language =>
  (languages as readonly (string | undefined)[]).includes(word);

/** What was chosen and remembered, else the first language of the browser that we speak, else English. */
export const pickLanguage = (remembered: string | undefined, accepted = ''): Language => {
  if (isLanguage(remembered)) return remembered;
  const wanted = accepted
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/;\s*q=/);
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((one, other) => other.weight - one.weight);
  return wanted.map(({ language }) => language).find(isLanguage) ?? 'en';
};
