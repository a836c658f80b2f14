import { type AxiosResponse, isAxiosError } from 'axios';
import { problemOf } from '../api/problem.ts';
import type { Language } from '../i18n/languages.ts';

/** What one service gave for a page, or that it could not: then only that part of the page is dim. */
export type Part<T> = { data: T; failed?: never } | { data?: never; failed: Failure };

export interface Failure {
  status: number;
  requestId: string;
  /** What is wrong with what was asked for, in words. */
  messages: string[];
}

interface Asker {
  requestId: string;
  language: Language;
}

const failureOf = (error: unknown, { requestId, language }: Asker): Failure => {
  if (!isAxiosError(error)) throw error;
  return {
    status: error.response?.status ?? 0,
    requestId: String(error.response?.headers['x-request-id'] ?? requestId),
    messages: problemOf(error, language).errors.map(({ message }) => message),
  };
};

export const part = async <T, Shown = T>(
  asker: Asker,
  answer: Promise<AxiosResponse<T>>,
  shown: (answer: AxiosResponse<T>) => Shown,
): Promise<Part<Shown>> => {
  try {
    return { data: shown(await answer) };
  } catch (error) {
    return { failed: failureOf(error, asker) };
  }
};

/** The cursor of the page after this one, from `Link: <…?cursor=…>; rel="next"`. */
export const nextCursor = ({ headers }: AxiosResponse): string | null => {
  const link = /<([^>]+)>;\s*rel="next"/.exec(String(headers.link ?? ''))?.[1];
  return link ? new URL(link, 'http://here').searchParams.get('cursor') : null;
};
