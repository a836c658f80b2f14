import type { IncomingMessage } from 'node:http';
import type { Method } from 'axios';
import { problemOf } from '../api/problem.ts';
import type { Problem } from '../api/types.ts';
import { keepCookies, type Visit } from './visit.ts';

/** A form that was sent without a script and refused: shown again with what was typed. */
export interface SentForm {
  problem: Problem;
  values: Record<string, string>;
}

export interface FormProps {
  form: SentForm | null;
  shown?: Record<string, string>;
}

export type FormAnswer =
  | { to: string; form?: never; shown?: never }
  | { to?: never; form?: SentForm; shown?: never }
  /** What is shown this once, in the answer to the form itself. */
  | { to?: never; form?: never; shown: Record<string, string> };

const maxBytes = 32 * 1024;

export const readForm = async (req: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > maxBytes) break;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
};

/** Does on the server what the page's script would have done: asks the API, whose refusal is shown. */
export const sendForm = async <T>(
  visit: Visit,
  request: { method: Method; url: string; body?: unknown; key?: string | null },
  typed: Record<string, string>,
  to: (data: T) => string | { shown: Record<string, string> },
): Promise<FormAnswer> => {
  const { language } = visit.props;
  try {
    const answer = await visit.api.request<T>({
      method: request.method,
      url: request.url,
      data: request.body,
      headers: request.key ? { 'Idempotency-Key': request.key } : {},
    });
    keepCookies(visit, answer);
    const next = to(answer.data);
    return typeof next === 'string' ? { to: next } : next;
  } catch (error) {
    return { form: { problem: problemOf(error, language), values: typed } };
  }
};
