import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deserialize, serialize } from 'bson';
import { MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../index.ts';

let server: EmbeddedMongo;
beforeAll(async () => {
  server = await startEmbeddedMongo();
});
afterAll(() => server.close());

const header = (length: number, code: number): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(7, 4);
  bytes.writeInt32LE(code, 12);
  return bytes;
};

const msg = (flags: number, ...sections: Buffer[]): Buffer => {
  const flagBits = Buffer.alloc(4);
  flagBits.writeUInt32LE(flags);
  const body = Buffer.concat([flagBits, ...sections]);
  return Buffer.concat([header(16 + body.length, 2013), body]);
};

const kind0 = (doc: object): Buffer => Buffer.concat([Buffer.of(0), serialize(doc)]);
const kind1 = (name: string, ...docs: object[]): Buffer => {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...docs.map((doc) => serialize(doc))]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(content.length + 4);
  return Buffer.concat([Buffer.of(1), size, content]);
};

const ping = { ping: 1, $db: 'd' };

const tinyDoc = (bytes: Buffer): Buffer => msg(0, Buffer.concat([Buffer.of(0), bytes]));
const nested = Buffer.from(serialize({ ping: 1, a: { b: 'xyz' }, $db: 'd' }));
nested.writeInt32LE(1000, nested.indexOf(Buffer.from('a\0')) + 2);

const malformed: [string, Buffer][] = [
  ['a negative length', header(-5, 2013)],
  ['a length below that of a header', header(10, 2013)],
  ['a length beyond 48 MB', header(48_000_001, 2013)],
  ['an unknown operation', header(16, 4711)],
  ['an OP_MSG without flags', header(16, 2013)],
  ['an unknown required flag', msg(4, kind0(ping))],
  ['no section', msg(0)],
  ['an unknown section', msg(0, Buffer.from([9, 5, 0, 0, 0, 0]))],
  ['a section longer than the message', msg(0, kind0(ping), Buffer.from([1, 255, 0, 0, 0]))],
  ['two bodies', msg(0, kind0(ping), kind0(ping))],
  ['a document longer than the message', tinyDoc(Buffer.from([255, 0, 0, 0, 0]))],
  ['a document of no length', tinyDoc(Buffer.from([0, 0, 0, 0, 0]))],
  ['a document without an end', tinyDoc(Buffer.from([5, 0, 0, 0, 1]))],
  ['an inner document longer than the outer', tinyDoc(nested)],
  ['an OP_QUERY that is cut short', Buffer.concat([header(20, 2004), Buffer.from([0, 0, 0, 0])])],
  ['random bytes', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7919) % 251))],
];

const talk = async (bytes: Buffer) => {
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  socket.write(bytes);
  return { socket, received: () => Buffer.concat(received) };
};

const replies = async (...messages: Buffer[]): Promise<Record<string, unknown>[]> => {
  const { socket, received } = await talk(Buffer.concat(messages));
  socket.end();
  await once(socket, 'close');
  const found: Record<string, unknown>[] = [];
  for (let rest = received(); rest.length > 0; rest = rest.subarray(rest.readInt32LE(0))) {
    found.push(deserialize(rest.subarray(21, rest.readInt32LE(0))));
  }
  return found;
};

describe('the wire', () => {
  it.each(malformed)(
    'When a client sends %s, then its connection ends and others go on',
    async (_what, bytes) => {
      const { socket } = await talk(bytes);
      await once(socket, 'close');
      const client = await MongoClient.connect(server.uri);
      await expect(client.db('d').command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
      await client.close();
    },
  );

  it('When a message arrives byte by byte, then it is answered', async () => {
    const { socket, received } = await talk(Buffer.alloc(0));
    for (const byte of msg(0, kind0(ping))) socket.write(Buffer.of(byte));
    while (received().length === 0) await once(socket, 'data');
    expect(deserialize(received().subarray(21))).toMatchObject({ ok: 1 });
    socket.destroy();
  });

  it('When several messages come at once, then each is answered in order', async () => {
    const unknown = msg(0, kind0({ nonsense: 1, $db: 'd' }));
    expect(await replies(msg(0, kind0(ping)), unknown, msg(0, kind0(ping)))).toMatchObject([
      { ok: 1 },
      { ok: 0, code: 59 },
      { ok: 1 },
    ]);
  });

  it('When documents come beside the body and a checksum follows, then they are stored', async () => {
    const insert = msg(
      1,
      kind1('documents', { _id: 1 }, { _id: 2 }),
      kind0({ insert: 'wire', $db: 'd' }),
      Buffer.alloc(4),
    );
    expect(await replies(insert)).toMatchObject([{ ok: 1, n: 2 }]);
  });

  it('When a client wants no answer, then it gets none and the work is done', async () => {
    const insert = msg(2, kind0({ insert: 'silent', documents: [{ _id: 1 }], $db: 'd' }));
    const count = msg(0, kind0({ count: 'silent', $db: 'd' }));
    expect(await replies(insert, count)).toMatchObject([{ ok: 1, n: 1 }]);
  });
});
