import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '@ticketing/local';
import { allOperations, type Operation } from './documents.ts';
import { fuzzOperation, type Outcome } from './fuzz-operation.ts';
import type { Options } from './options.ts';
import { adminEmail, world } from './world.ts';

/** So that services have dead letters. */
const poisoned = ['ticket:created', 'order:created', 'user:created', 'payment:created', 'expiration:soon'];
const { INTERLEAVE } = process.env;
const reads = ({ method }: Operation) => method === 'GET';

/** Every operation of a whole shop in its turn, each for its share of the time. */
export const fuzz = async ({ seconds, seed, only }: Options, print: (line: string) => void) => {
  const data = mkdtempSync(join(tmpdir(), 'ticketing-fuzz-'));
  const shop = await startPlatform({
    data,
    web: false,
    env: {
      CI: '1',
      RATE_LIMITS: 'false',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      ADMIN_EMAIL: adminEmail,
      PATH: '',
      ...(INTERLEAVE ? { INTERLEAVE } : {}),
    },
  });
  try {
    const { url } = shop;
    const { ready, cookieOf } = await world(url);
    for (const subject of poisoned) await shop.bus?.publish({ id: `poison-${subject}`, subject, body: '{' });
    const all = await allOperations(url);
    const chosen = all.filter(({ name }) => !only || name.includes(only));
    const operations = [...chosen.filter(reads), ...chosen.filter((one) => !reads(one))];
    const end = performance.now() + seconds * 1000;
    const outcomes: Outcome[] = [];
    for (const [index, operation] of operations.entries()) {
      const began = performance.now();
      const share = (end - began) / (operations.length - index);
      const known = await ready(operation);
      const forMs = share - (performance.now() - began);
      const outcome = await fuzzOperation(operation, { url, seed, forMs, known, cookieOf });
      print(lineOf(outcome));
      outcomes.push(outcome);
    }
    return outcomes;
  } finally {
    await shop.stop();
    rmSync(data, { recursive: true, force: true });
  }
};

const lineOf = ({ name, statuses, failure }: Outcome): string => {
  const counts = Object.entries(statuses).map(([status, count]) => `${status} × ${count}`);
  const line = `${failure ? '✗' : '✓'} ${name}: ${counts.join(', ')}`;
  return failure ? `${line}\n  as ${failure.who}: ${failure.why}\n  ${failure.curl}` : line;
};
