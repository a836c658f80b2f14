import { apiMessages, api as de } from './de/api.ts';
import { api as en } from './en/api.ts';
import type { Language } from './languages.ts';

export type ApiTexts = typeof en;
export const apiTexts: Record<Language, ApiTexts> = { en, de };

/** The services speak English; what they may say to a visitor is known in the other languages too. */
export const inWords = (language: Language, message: string): string => {
  if (language === 'en') return message;
  for (const [said, translated] of apiMessages) {
    if (typeof said === 'string' ? said === message : said.test(message)) {
      return message.replace(said, translated);
    }
  }
  return message;
};
