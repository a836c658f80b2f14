import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Person } from '../harness/person.ts';
import type { Call, History } from './history.ts';

export interface Called<Body> extends Call {
  body: Body;
}

const patienceMs = 45_000;
const pauseMs = 150;

const codesOf = (body: unknown) =>
  ((body as { errors?: { code?: string }[] } | null)?.errors ?? []).map(({ code }) => code);

/** Nothing was done and nothing decided: asking once more is what a client should do. */
const isAgain = ({ status, headers, body }: Answer<unknown>) =>
  status >= 500 ||
  ((status === 409 || status === 429) && headers.has('retry-after')) ||
  codesOf(body).includes('resource.not-known-yet');

/** Asks as a good client does: again under the same key while there is no answer, and writes down what came of it. */
export const callerOf = ({ ask }: Person, who: string, history: History) => {
  const attempt = (method: string, path: string, body: object | undefined, headers: Record<string, string>) =>
    ask<unknown>(method, path, body, headers).catch(() => undefined);

  return async <Body = { id: string }>(
    what: string,
    method: string,
    path: string,
    body?: object,
    more: Record<string, string> = {},
  ): Promise<Called<Body>> => {
    const start = performance.now();
    let key = randomUUID();
    let mayBeDone = false;
    let answer: Answer<unknown> | undefined;
    let tries = 0;
    do {
      if (tries > 0) await sleep(pauseMs);
      const keyed = method === 'POST' ? { 'idempotency-key': key } : {};
      answer = await attempt(method, path, body, { ...keyed, ...more });
      tries += 1;
      if (!answer || answer.status >= 500) mayBeDone = true;
      // a refusal is kept under its key
      else if (answer.status === 404 && isAgain(answer)) key = randomUUID();
    } while ((!answer || isAgain(answer)) && performance.now() - start < patienceMs);
    const isOk = answer !== undefined && answer.status < 300;
    const outcome = isOk ? 'ok' : mayBeDone || !answer || isAgain(answer) ? 'unknown' : 'refused';
    const status = answer?.status ?? 0;
    const call: Call = { who, what, start, end: performance.now(), outcome, status, tries };
    history.calls.push(call);
    return { ...call, body: answer?.body as Body };
  };
};

export type Caller = ReturnType<typeof callerOf>;
