import { mkdirSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Server } from './commands/call.ts';
import { Cursors } from './commands/cursors.ts';
import { Interleaving } from './interleave/interleaving.ts';
import { Journal } from './journal/journal.ts';
import { lockDirectory } from './journal/lock.ts';
import { Databases } from './storage/databases.ts';
import { noLog } from './storage/log.ts';
import { sweepExpired } from './storage/ttl.ts';
import { serveConnection } from './wire/connection.ts';

export type EmbeddedMongo = { uri: string; port: number; close(): Promise<void> };
export type EmbeddedMongoOptions = {
  port?: number;
  host?: string;
  dbpath?: string;
  /** Runs commands in steps, with those of other connections in between: what this seed makes of it. */
  interleave?: number;
};

// mongod sweeps once a minute; a test should not have to wait that long.
const TTL_SWEEP_MS = 1000;

const volatile = {
  settled: (): Promise<void> | undefined => undefined,
  check: () => {},
  close: async () => {},
};

/** The journal under `dbpath`, replayed and locked, or nothing that lasts. */
const openStore = async (dbpath: string | undefined, inSteps: boolean) => {
  if (dbpath === undefined) return { databases: new Databases(noLog, inSteps), durability: volatile };
  mkdirSync(dbpath, { recursive: true });
  const unlock = lockDirectory(dbpath);
  try {
    const journal = new Journal(dbpath);
    const databases = new Databases(journal, inSteps);
    await journal.open(databases);
    const close = async () => {
      await journal.close();
      unlock();
    };
    return {
      databases,
      durability: { settled: () => journal.settled(), check: () => journal.check(), close },
    };
  } catch (error) {
    unlock();
    throw error;
  }
};

/** Starts a server; port 0 or none picks a free one. Without `dbpath` everything is in memory only. */
export const startEmbeddedMongo = async (options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> => {
  const { port = 0, host = '127.0.0.1', interleave } = options;
  const interleaving = interleave === undefined ? undefined : new Interleaving(interleave);
  const { databases, durability } = await openStore(options.dbpath, interleaving !== undefined);
  const sockets = new Set<Socket>();
  const cursors = new Cursors();
  const connections = () => sockets.size;
  const state: Server = { databases, cursors, startedAt: Date.now(), connections, interleaving };
  let accepted = 0;
  const server = createServer((socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, state, durability, accepted);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch(async (error) => {
    await durability.close();
    throw error;
  });
  const sweep = setInterval(() => {
    sweepExpired(databases, Date.now());
    // A failed journal is reported to whoever writes next.
    durability.settled()?.catch(() => {});
    cursors.closeIdle(Date.now());
  }, TTL_SWEEP_MS).unref();
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    uri: `mongodb://${host.includes(':') ? `[${host}]` : host}:${actual}/?directConnection=true`,
    port: actual,
    close: async () => {
      clearInterval(sweep);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      await durability.close();
    },
  };
};
