import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { reply } from './faults.ts';
import type { Store } from './store.ts';
import { StripeFailure } from './stripe-failure.ts';

/** The first answer to a key is its answer; other parameters are an error; two at once are one too many. */
export const idempotency = (store: Store): RequestHandler => {
  const running = new Map<string, string>();

  return (req, res, next) => {
    const key = req.headers['idempotency-key'];
    if (req.method !== 'POST' || typeof key !== 'string') return next();
    const id = hash([req.headers.authorization, key]);
    const request = hash([req.path, req.body ?? {}]);
    const first = store.answers.get(id);
    const before = first?.request ?? running.get(id);
    if (before !== undefined && before !== request) throw otherParameters(key);
    if (first) return reply(res.set('Idempotent-Replayed', 'true'), first.status, first.body);
    if (before !== undefined) throw inUse(key);
    running.set(id, request);
    res.once('close', () => running.delete(id));
    res.locals.answered = (status: number, body: unknown, isExecuted: boolean) => {
      if (isExecuted) store.put('answers', { id, request, status, body });
    };
    next();
  };
};

const hash = (parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

export const answered = (res: Response, status: number, body: unknown, isExecuted = true): void =>
  res.locals.answered?.(status, body, isExecuted);

const otherParameters = (key: string) =>
  new StripeFailure(
    400,
    { type: 'idempotency_error', message: `The key ${key} was used with other parameters before` },
    false,
  );

const inUse = (key: string) =>
  new StripeFailure(
    409,
    {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `Another request with the key ${key} is being executed`,
    },
    false,
  );
