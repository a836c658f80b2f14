import type { Language } from './languages.ts';

const locales: Record<Language, string> = { en: 'en-IE', de: 'de-DE' };

export const percent = (language: Language, share: number): string =>
  new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
