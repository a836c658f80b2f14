import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDatabase } from '../../service/index.ts';
import { testClock, testMongoUri } from '../../testing/index.ts';
import { endedSessionList } from '../ended-sessions.ts';

const clock = testClock();
/** Replicas share the database, and not what they know of it. */
const connections = [createDatabase(), createDatabase()] as const;
const [one, other] = connections.map((db) => endedSessionList(db, clock)) as [Ended, Ended];
type Ended = ReturnType<typeof endedSessionList>;

beforeAll(async () => {
  const uri = testMongoUri();
  for (const db of connections) await db.openUri(uri);
});
afterAll(async () => {
  await connections[0].dropDatabase();
  for (const db of connections) await db.close();
});

const token = (id: string, sid: string, iat = clock().getTime() / 1000) =>
  ({ email: 'buyer@example.com', role: 'user', exp: 0, id, sid, iat }) as const;

it('When a replica wrote down an end, then another knows it after its next look', async () => {
  await one.add({ userId: 'a', sid: 's1' });
  expect([one.has(token('a', 's1')), other.has(token('a', 's1'))]).toEqual([true, false]);
  await other.refresh();
  expect([other.has(token('a', 's1')), other.has(token('a', 's2'))]).toEqual([true, false]);
});

it('When all of before a time ended, in events that come twice and in any order, then the latest time counts', async () => {
  const before = clock().getTime();
  const at = (ms: number) => token('b', 's3', (before + ms) / 1000);
  for (const ms of [50, 10, 50]) await one.add({ userId: 'b', issuedBefore: new Date(before + ms) });
  expect([at(0), at(49), at(50), at(51)].map(one.has)).toEqual([true, true, false, false]);
});

it('When no token of then can be alive, then its end is forgotten', async () => {
  await one.add({ userId: 'c', sid: 's4' });
  clock.advance(2 * 3600);
  await one.refresh();
  expect(one.has(token('c', 's4'))).toBe(false);
});
