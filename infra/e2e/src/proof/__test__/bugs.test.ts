import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invariants } from '../../checker/objects.ts';
import { findProgram } from '../../harness/find-program.ts';
import { type Broker, type Platform, platform } from '../../harness/platform.ts';
import { bugWorld } from '../bug-world.ts';
import { bugs } from '../bugs.ts';

const broker: Broker = 'nats-streaming-server';
const isThere = Boolean(process.env.CI || (findProgram(broker) && findProgram('redis-server')));

it('When the bugs are counted, then there is one for each invariant', () => {
  expect(new Set(bugs.map(({ invariant }) => invariant))).toEqual(new Set(invariants));
});

describe('the checker on a small shop', () => {
  let place: Platform;
  let world: Awaited<ReturnType<typeof bugWorld>>;
  beforeAll(async () => {
    if (!isThere) return;
    place = await platform({ broker, env: { ORDER_HOLD_SECONDS: '600' } });
    world = await bugWorld(place);
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await place?.stop();
  });

  (isThere ? it : it.skip).each(bugs.map((bug) => [bug.name, bug] as const))(
    'When %s has left its traces, then the checker names its invariant and no other',
    async (_name, bug) => {
      const found = new Set((await world.leave(bug)).map(({ invariant }) => invariant));
      expect(found).toEqual(new Set([bug.invariant, ...(bug.also ? [bug.also] : [])]));
    },
    30_000,
  );
});
