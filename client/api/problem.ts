import { isAxiosError } from 'axios';
import { type ErrorCode, errorTexts, inWords } from '../i18n/errors.ts';
import type { Language } from '../i18n/languages.ts';
import { inEach } from '../i18n/texts.ts';
import type { ErrorItem, Problem } from './types.ts';

const own = inEach({
  noAnswer: {
    en: 'No answer came. Check your connection and try again: nothing is done twice.',
    de: 'Es kam keine Antwort. Bitte die Verbindung prüfen und noch einmal versuchen: Nichts geschieht doppelt.',
  },
});

/** Where it was no service that answered, but something before it. */
const codeOf = (status: number): ErrorCode =>
  status === 502 || status === 503 || status === 504 ? 'dependency.unavailable' : 'internal';

/** Whatever went wrong, as something to show. */
export const problemOf = (error: unknown, language: Language): Problem => {
  if (!isAxiosError(error)) throw error;
  const { response, config } = error;
  const status = response?.status ?? 0;
  const requestId = String(response?.headers['x-request-id'] ?? config?.headers['x-request-id'] ?? '');
  if (status === 0) return { status, requestId, errors: [{ message: own[language].noAnswer }] };
  const items: ErrorItem[] = Array.isArray(response?.data?.errors) ? response.data.errors : [];
  if (items.length === 0) {
    const code = codeOf(status);
    return { status, requestId, errors: [{ message: errorTexts[language][code], code }] };
  }
  const errors = items.map((item) => ({ ...item, message: inWords(language, item) }));
  return { status, requestId, errors };
};
