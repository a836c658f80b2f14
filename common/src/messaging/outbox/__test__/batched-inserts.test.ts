import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Connection, mongo } from 'mongoose';
import { proxied } from '../../../__test__/tcp-proxy.ts';
import { isDuplicateKey, isTransient } from '../../../base/errors/index.ts';
import { createDatabase } from '../../../service/platform.ts';
import { testMongoUri } from '../../../testing/index.ts';
import { batchedInserts } from '../batched-inserts.ts';

interface Seat {
  _id: string;
  seat: number;
}
let db: Connection;
let seats: mongo.Collection<Seat>;
beforeAll(async () => {
  db = await createDatabase().openUri(testMongoUri());
  seats = db.collection<Seat>('seats');
  await seats.createIndex({ seat: 1 }, { unique: true });
});
afterAll(async () => {
  await db.dropDatabase();
  await db.close();
});

it('When one of 300 at once is a duplicate, then it alone fails, and by the index that refused it', async () => {
  const insert = batchedInserts(seats);
  await insert({ _id: 'first', seat: 77 });
  const all = Array.from({ length: 300 }, (_, seat) => insert({ _id: `at-once-${seat}`, seat }));
  const failed = (await Promise.allSettled(all)).flatMap((outcome, seat) =>
    outcome.status === 'rejected' ? [{ seat, error: outcome.reason }] : [],
  );
  expect(failed.map(({ seat }) => seat)).toEqual([77]);
  expect(isDuplicateKey(failed[0]?.error, 'seat_1')).toBe(true);
  expect(isDuplicateKey(failed[0]?.error, '_id_')).toBe(false);
  expect(await seats.countDocuments()).toBe(300);
});

it('When the database goes away, then every insert of the write fails, as an outage and not as a refusal', async () => {
  const { proxy, uri } = await proxied(testMongoUri());
  const wired = await createDatabase().openUri(uri);
  const insert = batchedInserts(wired.collection<Seat>('seats'));
  proxy.cut();
  const outcomes = await Promise.allSettled([1, 2, 3].map((seat) => insert({ _id: String(seat), seat })));
  const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : 'done'));
  expect(reasons.map(isTransient)).toEqual([true, true, true]);
  await wired.close();
  proxy.close();
});
