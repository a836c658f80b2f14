import type { Language } from '../i18n/languages.ts';
import { buildClient } from './build-client.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './types.ts';

export interface Wanted {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  url: string;
  body?: unknown;
}

export type Outcome<T> = { data: T; problem?: never } | { data?: never; problem: Problem };

const client = buildClient();

/** Asks the API from the browser. Never throws for an answer: what is wrong with it comes back in words. */
export const send = async <T>(
  { method, url, body }: Wanted,
  language: Language,
  idempotencyKey?: string,
): Promise<Outcome<T>> => {
  try {
    const headers = idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {};
    const { data } = await client.request<T>({ method, url, data: body, headers });
    return { data };
  } catch (error) {
    return { problem: problemOf(error, language) };
  }
};
