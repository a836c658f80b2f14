import { afterEach, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import type { Availability } from '../../models/tickets.ts';
import { availabilityWatch } from '../availability-watch.ts';

const asked: string[][] = [];
const store = new Map<string, Availability>();
let broken = false;
const warnings: unknown[] = [];
const logger = { warn: (warning: unknown) => warnings.push(warning) };
const read = async (ids: string[]) => {
  asked.push(ids);
  if (broken) throw new Error('away');
  return ids.flatMap((id) => store.get(id) ?? []);
};
const put = (id: string, taken: number) =>
  store.set(id, { id, version: 0, status: 'active', quantity: 5, taken });

const leaves: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaves.splice(0)) leave();
});
const begin = () => {
  asked.length = 0;
  broken = false;
  const watch = availabilityWatch({ read, logger: logger as never });
  const join = (ids: string[]) => {
    const received: unknown[] = [];
    const leave = watch.join(ids, (news) => received.push(news));
    leaves.push(leave);
    return { received, leave };
  };
  return { watch, join };
};

it('When many watch, then one query a second asks for all, each id once', async () => {
  const { join } = begin();
  put('a', 0);
  put('b', 0);
  const [one, two] = [join(['a', 'b']), join(['b'])];
  await until('both know how it is', () => one.received.length === 2 && two.received.length === 1);
  asked.length = 0;
  put('b', 2);
  await until('both know what changed', () => one.received.length === 3 && two.received.length === 2);
  expect(asked).toEqual([['a', 'b']]);
  expect(two.received.at(-1)).toEqual({ id: 'b', available: 3, version: 0 });
});

it('When the last one leaves, then nothing is asked any more', async () => {
  const { join } = begin();
  const { leave, received } = join(['a']);
  leave();
  await until('the first poll is over', () => asked.length === 1);
  const another = join(['b']);
  await until('a poll has passed', () => asked.length >= 3);
  expect(asked.slice(1)).toEqual([['b'], ['b']]);
  expect(received).toEqual([]);
  another.leave();
});

it('When the database is unavailable, then it polls again, and sends what it then finds', async () => {
  const { join } = begin();
  broken = true;
  put('a', 1);
  const { received } = join(['a']);
  await until('it has failed twice', () => warnings.length >= 2);
  broken = false;
  await until('it has come', () => received.length === 1);
  expect(received).toEqual([{ id: 'a', available: 4, version: 0 }]);
});

it('When a thousand watch, then there is no room until one leaves', () => {
  const { watch, join } = begin();
  const all = Array.from({ length: 1000 }, () => join(['a']));
  expect(watch.hasRoom()).toBe(false);
  all[0]?.leave();
  expect(watch.hasRoom()).toBe(true);
});
