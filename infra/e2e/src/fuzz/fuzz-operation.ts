import fc from 'fast-check';
import type { Operation } from './documents.ts';
import { fault } from './judge.ts';
import { type FuzzRequest, type Known, requestOf, roles, type Who } from './requests.ts';
import { sampleOf, withQuery } from './sample-of.ts';
import { asCurl, type Sent, send } from './send.ts';

const minMs = 200;

export interface Outcome {
  name: string;
  /** Of each status how many. */
  statuses: Record<number, number>;
  failure?: { why: string; curl: string; who: Who };
}

export interface FuzzOptions {
  url: string;
  seed: number;
  forMs: number;
  known: Known;
  cookieOf: (who: Who) => string;
}

const sentAs = ({ method }: Operation, { path, headers, body }: FuzzRequest, cookie: string): Sent => ({
  method,
  path,
  headers: {
    ...(cookie ? { cookie } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  },
  body,
});

/** What is right, by everybody: by chance it is not often. */
const samplesOf = (operation: Operation, known: Known): FuzzRequest[] =>
  [0, 1, 2].flatMap((nth) =>
    roles.map((who) => {
      const { path, query, body } = sampleOf(operation, known, nth);
      return { who, path: withQuery(path, query), headers: {}, body: body && JSON.stringify(body) };
    }),
  );

/** Requests to one operation until the time is over, or one is answered as it must not be, and then the shortest such. */
export const fuzzOperation = async (operation: Operation, options: FuzzOptions): Promise<Outcome> => {
  const { url, seed, forMs, known, cookieOf } = options;
  const began = performance.now();
  const statuses: Record<number, number> = {};
  const fails = async (asked: FuzzRequest): Promise<string | undefined> => {
    const received = await send(url, sentAs(operation, asked, cookieOf(asked.who))).catch(String);
    if (typeof received === 'string') return received;
    statuses[received.status] = (statuses[received.status] ?? 0) + 1;
    return fault(operation, received);
  };
  const outcome = (asked?: FuzzRequest, why = ''): Outcome => {
    const { name } = operation;
    if (!asked) return { name, statuses };
    const { who } = asked;
    const shown = sentAs(operation, asked, who === 'nobody' ? '' : `$${who.toUpperCase()}`);
    return { name, statuses, failure: { why, who, curl: asCurl(url, shown) } };
  };

  for (const sample of samplesOf(operation, known)) {
    const why = await fails(sample);
    if (why) return outcome(sample, why);
  }
  let last: Promise<string | undefined> = Promise.resolve(undefined);
  const answersAsDocumented = fc.asyncProperty(requestOf(operation, known), async (asked) => {
    last = fails(asked);
    const why = await last;
    if (why) throw new Error(why);
  });
  const found = await fc.check(answersAsDocumented, {
    seed,
    numRuns: 1_000_000,
    interruptAfterTimeLimit: Math.max(minMs, forMs - (performance.now() - began)),
  });
  // one that was on its way when the time was over may end a session
  await last;
  return outcome(found.counterexample?.[0], (found.errorInstance as Error | undefined)?.message);
};
