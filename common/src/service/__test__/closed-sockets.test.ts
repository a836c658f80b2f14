import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { testMongoUri } from '../../testing/index.ts';
import { createDatabase } from '../platform.ts';

const sockets: Socket[] = [];
subscribe('net.client.socket', (message) => {
  sockets.push((message as { socket: Socket }).socket);
});

let db: Connection;
beforeAll(async () => {
  db = createDatabase();
  await db.openUri(testMongoUri(), { maxPoolSize: 1, serverSelectionTimeoutMS: 2000, socketTimeoutMS: 2000 });
});
afterAll(() => db.close());

it('When a database closes its connections and Node has not said so yet, then no operation hangs', async () => {
  const things = db.collection('things');
  await things.findOne({});
  // as on a read of the end: destroyed now, 'close' some phases of the event loop later
  for (const socket of sockets) socket.destroy();
  await expect(things.findOne({})).resolves.toBeNull();
  await expect(things.insertOne({ at: 1 })).resolves.toMatchObject({ acknowledged: true });
}, 10_000);
