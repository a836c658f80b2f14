import { isAxiosError } from 'axios';
import { type ApiTexts, inWords } from '../i18n/api-messages.ts';
import type { Language } from '../i18n/languages.ts';
import type { ErrorItem, Problem } from './types.ts';

/** Of a service that cannot do without another one just now: says more than that it is busy. */
const saysMore = /^Orders cannot be asked/;

/** Whatever went wrong, as something to show. */
export const problemOf = (error: unknown, language: Language, texts: ApiTexts): Problem => {
  if (!isAxiosError(error)) throw error;
  const { response, config } = error;
  const status = response?.status ?? 0;
  const requestId = String(response?.headers['x-request-id'] ?? config?.headers['x-request-id'] ?? '');
  const said: ErrorItem[] = Array.isArray(response?.data?.errors) ? response.data.errors : [];
  const errors = said.map((item) => ({ ...item, message: inWords(language, item.message) }));
  if (status === 0) return { status, requestId, errors: [{ message: texts.noAnswer }] };
  if (status === 502 || status === 503 || status === 504) {
    const isSaid = said.some(({ message }) => saysMore.test(message));
    return { status, requestId, errors: isSaid ? errors : [{ message: texts.unavailable }] };
  }
  return { status, requestId, errors: errors.length > 0 ? errors : [{ message: texts.unknown }] };
};
