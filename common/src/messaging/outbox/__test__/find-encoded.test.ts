import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Connection, mongo, Schema } from 'mongoose';
import { proxied } from '../../../__test__/tcp-proxy.ts';
import { createDatabase } from '../../../service/platform.ts';
import { testMongoUri } from '../../../testing/index.ts';
import { findEncoded } from '../find-encoded.ts';
import { outboxed } from '../outboxed.ts';
import { toState } from '../stored.ts';

interface Note {
  id: string;
  [field: string]: unknown;
}
const findIn = (connection: Connection) =>
  findEncoded<Note>(connection.model('Note', outboxed(new Schema({ _id: String }))));

let uri: string;
let db: Connection;
let find: ReturnType<typeof findIn>;
const notes = () => db.collection<{ _id: string }>('notes');
const all = { filter: {}, sort: { _id: 1 }, limit: 1000 } as const;

beforeAll(async () => {
  uri = testMongoUri();
  db = await createDatabase().openUri(uri);
  find = findIn(db);
});
beforeEach(() => notes().deleteMany({}));
afterAll(async () => {
  await db.dropDatabase();
  await db.close();
});

const { Binary, Decimal128, Double, Int32, Long, ObjectId } = mongo.BSON;
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\\', '\n', '\u2028', 'Zürich', '🎟', ''),
    fc.integer().map((number) => new Int32(number)),
    fc.double({ noNaN: true }).map((number) => new Double(number)),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((number) => Long.fromBigInt(number)),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.constant(0).map(() => new ObjectId()),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new Binary(bytes)),
    fc.constant(Decimal128.fromString('19.99')),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-zé]{1,8}$/), tie('any'), { maxKeys: 4 }),
  ),
})).any;
const documents = fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { maxKeys: 8 }), {
  minLength: 1,
  maxLength: 20,
});

it('When documents of any types are decoded, then they are what the driver finds', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (generated) => {
      await notes().deleteMany({});
      await notes().insertMany(generated.map((fields, n) => ({ ...fields, _id: `nöte-${n}` })));
      const usual = await notes().find({}).sort({ _id: 1 }).toArray();
      const found = await find(all);
      expect(found.map(({ id }) => id)).toEqual(usual.map(({ _id }) => _id));
      expect(found.map((note) => note.decode())).toEqual(usual.map((note) => toState<Note>(note)));
    }),
    { numRuns: 40 },
  );
});

it('When fields are left out, or there are events, then they are not in the bytes', async () => {
  await notes().insertOne({ _id: 'one', text: 'hello', words: ['hello'], outbox: [{}], version: 3 } as never);
  const [found] = await find({ ...all, without: ['words'] });
  expect(found?.decode()).toEqual({ id: 'one', text: 'hello', version: 3 });
  expect(String(found?.bytes)).not.toContain('outbox');
});

it('When there is more than one answer of the database may carry, then all of it is found', async () => {
  const text = 'x'.repeat(1024 * 1024);
  const ids = Array.from({ length: 20 }, (_, n) => `note-${n + 10}`);
  for (const _id of ids) await notes().insertOne({ _id, text } as never);
  const found = await find({ ...all, limit: 20 });
  expect(found.map(({ id }) => id)).toEqual(ids);
});

it('When the connection is cut while it waits for its answer, then it reads again', async () => {
  await notes().insertOne({ _id: 'one' });
  const { proxy, uri: through } = await proxied(uri);
  const connection = await createDatabase().openUri(through);
  try {
    const findThrough = findIn(connection);
    await findThrough(all);
    proxy.hold();
    const reading = findThrough(all);
    await new Promise((resolve) => setTimeout(resolve, 50));
    proxy.cut();
    proxy.resume();
    proxy.mend();
    expect((await reading).map(({ id }) => id)).toEqual(['one']);
  } finally {
    await connection.close();
    proxy.close();
  }
});

it('When the query is wrong, then its error is the one of the database', async () => {
  await expect(find({ ...all, filter: { text: { $no: 1 } } })).rejects.toMatchObject({
    name: 'MongoServerError',
    code: 2,
  });
});
