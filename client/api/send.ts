import type { AxiosProgressEvent } from 'axios';
import type { Language } from '../i18n/languages.ts';
import { buildClient } from './build-client.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './types.ts';

export interface Wanted {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  url: string;
  body?: unknown;
  /** How much of the body has been sent, from 0 to 1. A body that is watched may take its time. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  /** Of whoever asks in another name than the session's. */
  headers?: Record<string, string>;
}

export type Outcome<T> = { data: T; problem?: never } | { data?: never; problem: Problem };

const maxUploadMs = 5 * 60_000;

const client = buildClient();

/** Asks the API from the browser. Never throws for an answer: what is wrong with it comes back in words. */
export const send = async <T>(
  { method, url, body, onProgress, signal, headers: own }: Wanted,
  language: Language,
  idempotencyKey?: string,
): Promise<Outcome<T>> => {
  try {
    const headers = { ...own, ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }) };
    const watched = onProgress && {
      timeout: maxUploadMs,
      onUploadProgress: ({ progress = 0 }: AxiosProgressEvent) => onProgress(progress),
    };
    const sent = { method, url, data: body, headers, ...watched, ...(signal && { signal }) };
    const { data } = await client.request<T>(sent);
    return { data };
  } catch (error) {
    return { problem: problemOf(error, language) };
  }
};
