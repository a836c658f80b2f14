import type { PassSheet } from './pass-sheet.ts';
import type { PassLanguage } from './pdf/words.ts';

/** What draws is loaded for the first page, and not when a service starts. */
export const passPdf = async (sheets: readonly PassSheet[], language: PassLanguage): Promise<Buffer> => {
  const { printPasses } = await import('./pdf/print-passes.ts');
  return printPasses(sheets, language);
};
