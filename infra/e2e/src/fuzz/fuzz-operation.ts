import fc from 'fast-check';
import type { Operation } from './documents.ts';
import { fault } from './judge.ts';
import { type FuzzRequest, type Known, requestOf, roles, type Who } from './requests.ts';
import { sampleOf, withQuery } from './sample-of.ts';
import { asCurl, type Sent, send } from './send.ts';

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

/** What is right is asked first, by everybody: by chance it is not often. */
const samplesOf = (operation: Operation, known: Known): [FuzzRequest][] =>
  [0, 1, 2].flatMap((nth) =>
    roles.map((who): [FuzzRequest] => {
      const { path, query, body } = sampleOf(operation, known, nth);
      return [{ who, path: withQuery(path, query), headers: {}, body: body && JSON.stringify(body) }];
    }),
  );

/** Requests to one operation until the time is over, or one is answered as it must not be, and then the shortest such. */
export const fuzzOperation = async (operation: Operation, options: FuzzOptions): Promise<Outcome> => {
  const { url, seed, forMs, known, cookieOf } = options;
  const statuses: Record<number, number> = {};
  const requests = requestOf(operation, known);
  const answersAsDocumented = fc.asyncProperty(requests, async (asked) => {
    const received = await send(url, sentAs(operation, asked, cookieOf(asked.who)));
    statuses[received.status] = (statuses[received.status] ?? 0) + 1;
    const why = fault(operation, received);
    if (why) throw new Error(why);
  });
  const found = await fc.check(answersAsDocumented, {
    examples: samplesOf(operation, known),
    seed,
    numRuns: 1_000_000,
    interruptAfterTimeLimit: forMs,
  });
  const { name } = operation;
  const asked = found.counterexample?.[0];
  if (!asked) return { name, statuses };
  const why =
    found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
  const shown = sentAs(operation, asked, asked.who === 'nobody' ? '' : `$${asked.who.toUpperCase()}`);
  return { name, statuses, failure: { why, who: asked.who, curl: asCurl(url, shown) } };
};
