import { type Language, languages } from '@ticketing/common/contracts';

const isSpoken = (word: string): word is Language => (languages as readonly string[]).includes(word);

/** The first language of a browser's Accept-Language that mails are written in, else English. */
export const acceptedLanguage = (header: string | undefined): Language => {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight = '1'] = part.trim().split(/;\s*q=/);
      return { language: tag.slice(0, 2).toLowerCase(), weight: Number(weight) };
    })
    .sort((one, other) => other.weight - one.weight);
  return wanted.map(({ language }) => language).find(isSpoken) ?? 'en';
};
