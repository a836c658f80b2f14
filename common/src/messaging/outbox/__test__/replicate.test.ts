import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Connection, type Model, Schema } from 'mongoose';
import { proxied } from '../../../__test__/tcp-proxy.ts';
import { isTransient } from '../../../base/errors/index.ts';
import { createDatabase } from '../../../service/platform.ts';
import { testMongoUri } from '../../../testing/index.ts';
import { replicate } from '../replicate.ts';

const schema = new Schema(
  { _id: String, name: String, version: Number },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
interface Copy {
  _id: string;
  name: string;
  version: number;
}
let db: Connection;
let copies: Model<Copy>;
beforeAll(async () => {
  db = await createDatabase().openUri(testMongoUri());
  copies = db.model<Copy>('Copy', schema);
});
afterAll(async () => {
  await db.dropDatabase();
  await db.close();
});

const receive = (id: string, version: number) =>
  replicate(copies, { id, version, name: `as of version ${version}` });
const copyOf = (id: string) => copies.findById(id).lean();

it('When two versions of something new arrive at once, three hundred times, then the newer one stays', async () => {
  const ids = Array.from({ length: 300 }, (_, n) => `raced-${n}`);
  for (const id of ids) await Promise.all([receive(id, 0), receive(id, 1)]);
  const lost = [];
  for (const id of ids) if ((await copyOf(id))?.version !== 1) lost.push(id);
  expect(lost).toEqual([]);
});

it('When ten versions arrive at once in any order, then the newest stays', async () => {
  const versions = [3, 9, 0, 5, 1, 8, 2, 7, 4, 6];
  await Promise.all(versions.map((version) => receive('shuffled', version)));
  expect(await copyOf('shuffled')).toMatchObject({ version: 9, name: 'as of version 9' });
});

it('When an event comes twice, or late, then nothing changes', async () => {
  await receive('late', 2);
  await receive('late', 2);
  await receive('late', 1);
  expect(await copyOf('late')).toMatchObject({ version: 2 });
});

it('When the database goes away, then what was to be copied fails as an outage', async () => {
  const { proxy, uri } = await proxied(testMongoUri());
  const wired = await createDatabase().openUri(uri);
  const model = wired.model<Copy>('Copy', schema);
  proxy.cut();
  const outcomes = await Promise.allSettled(
    ['a', 'b'].map((id) => replicate(model, { id, version: 0, name: 'lost' })),
  );
  const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : 'done'));
  expect(reasons.map(isTransient)).toEqual([true, true]);
  await wired.close();
  proxy.close();
});
