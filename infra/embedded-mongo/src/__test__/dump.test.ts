import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Double, Int32, Long, MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../index.ts';

const cli = fileURLToPath(new URL('../../dist/dump/cli.js', import.meta.url));

let server: EmbeddedMongo;
let client: MongoClient;
beforeAll(async () => {
  server = await startEmbeddedMongo();
  client = await MongoClient.connect(server.uri, { promoteValues: false });
});
afterAll(async () => {
  await client.close();
  await server.close();
});

/** As its own process, since the server is in this one. */
const tool = async (args: string[], input?: Buffer) => {
  const child = spawn(process.execPath, [cli, ...args]);
  const out: Buffer[] = [];
  let said = '';
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  // it may refuse before it has read all of it
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, said, archive: Buffer.concat(out) };
};

const uri = (database = '') => `mongodb://127.0.0.1:${server.port}/${database}`;
const dump = (database = '') => tool(['mongodump', '--archive', '--gzip', '--uri', uri(database)]);
const restore = (archive: Buffer, ...more: string[]) =>
  tool(['mongorestore', '--archive', '--gzip', ...more, '--uri', uri()], archive);

const all = (database: string, name = 'c') =>
  client.db(database).collection(name).find().sort('_id').toArray();

describe('dump and restore', () => {
  it('When a dump is restored with --drop, then documents, their types and indexes are as they were', async () => {
    const c = client.db('orders').collection('c');
    await c.createIndex({ seat: 1 }, { unique: true, partialFilterExpression: { live: true }, name: 'one' });
    await c.insertMany([
      ...Array.from({ length: 1200 }, (_, n) => ({ _id: n as never, seat: n, live: true })),
      {
        _id: 5000 as never,
        int: new Int32(1),
        long: Long.fromNumber(1),
        double: new Double(1),
        at: new Date(0),
      },
    ]);
    await client.db('orders').createCollection('empty');
    const before = await all('orders');
    const indexes = await c.indexes();
    const { status, said, archive } = await dump('orders');
    expect([status, said]).toEqual([0, expect.stringContaining('dumped orders.c (1201 documents)')]);

    await c.deleteMany({ _id: { $lt: 600 as never } });
    await c.dropIndex('one');
    await c.insertOne({ _id: 9999 as never, later: true });
    await client
      .db('orders')
      .collection('later')
      .insertOne({ _id: 1 as never });
    expect(await restore(archive, '--drop')).toMatchObject({ status: 0 });

    expect(await all('orders')).toEqual(before);
    expect(await c.indexes()).toEqual(indexes);
    await expect(c.insertOne({ seat: 7, live: true })).rejects.toThrow('E11000');
    expect(await client.db('orders').listCollections({ name: 'empty' }).toArray()).toHaveLength(1);
    // mongorestore does not drop what the archive does not have
    expect(await all('orders', 'later')).toHaveLength(1);
  });

  it('When every kind of index is restored, then a service that asks for its indexes finds them as they should be', async () => {
    const c = client.db('kinds').collection('c');
    const make = async () => {
      await c.createIndex({ title: 'text', venue: 'text', category: 'text' }, { default_language: 'none' });
      await c.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
      await c.createIndex({ email: 1 }, { unique: true, collation: { locale: 'en', strength: 2 } });
      await c.createIndex({ a: 1, b: -1 }, { sparse: true });
    };
    await make();
    await c.insertOne({ _id: 1 as never, title: 'A blue evening' });
    const before = await c.indexes();
    const { archive } = await dump('kinds');
    await client.db('kinds').dropDatabase();
    expect(await restore(archive, '--drop')).toMatchObject({ status: 0 });
    expect(await c.indexes()).toEqual(before);
    await make();
    expect(await c.find({ $text: { $search: 'blue' } }).toArray()).toHaveLength(1);
  });

  it('When --uri names a database, then only that one is dumped, otherwise all are', async () => {
    await client
      .db('one')
      .collection('c')
      .insertOne({ _id: 1 as never });
    await client
      .db('two')
      .collection('c')
      .insertOne({ _id: 2 as never });
    const one = await dump('one');
    expect(one.said).not.toContain('two.c');
    const both = await dump();
    await client.db('one').dropDatabase();
    await client.db('two').dropDatabase();
    await restore(one.archive, '--drop');
    expect([await all('one'), await all('two')]).toMatchObject([[{ _id: new Int32(1) }], []]);
    await restore(both.archive, '--drop');
    expect(await all('two')).toHaveLength(1);
  });

  it('When documents are there and nothing is dropped, then a duplicate key is said and the exit code is 1', async () => {
    await client
      .db('kept')
      .collection('c')
      .insertOne({ _id: 1 as never });
    const { archive } = await dump('kept');
    expect(await restore(archive)).toMatchObject({ status: 1, said: expect.stringContaining('E11000') });
  });

  it('When an archive is cut, altered, or of MongoDB, then it is refused', async () => {
    await client
      .db('cut')
      .collection('c')
      .insertOne({ _id: 1 as never, text: 'x'.repeat(1000) });
    const { archive } = await dump('cut');
    const plain = gunzipSync(archive);
    const altered = Buffer.from(plain);
    altered.write('y', plain.length - 100);
    const cases = {
      'unexpected end of file': archive.subarray(0, -20),
      'in the middle of a record': gzipSync(plain.subarray(0, -20)),
      'a checksum is wrong': gzipSync(altered),
      'no archive of this program': gzipSync(Buffer.from('6de2998100000000', 'hex')),
    };
    for (const [reason, bytes] of Object.entries(cases))
      expect(await restore(bytes, '--drop')).toMatchObject({
        status: 1,
        said: expect.stringContaining(reason),
      });
  });

  it('When a flag is not known, or nobody listens, then it fails and says why', () => {
    const words = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    expect(words('mongodump', '--archive', '--gzip', '--oplog')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--oplog'),
    });
    expect(words('mongodump', '--archive')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('usage'),
    });
    expect(words('mongodump', '--archive', '--gzip', '--uri', 'mongodb://127.0.0.1:9/')).toMatchObject({
      status: 1,
      stdout: expect.anything(),
      stderr: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
