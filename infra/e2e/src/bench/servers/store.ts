import { createRequire } from 'node:module';
import { freePort } from '@ticketing/common/programs';
import { MongoClient } from 'mongodb';
import { findProgram } from '../../harness/find-program.ts';
import type { BenchPlace } from './bench-place.ts';

/** The stand-in has all its data in memory. */
const memory = '--max-old-space-size=12000';

/** A database of its own for whoever asks, on the disk: mongod where there is one, else the stand-in. */
export const startStore = async (place: BenchPlace, name: string) => {
  const mongod = findProgram('mongod');
  const port = String(await freePort());
  const embedded = createRequire(import.meta.url).resolve('@ticketing/embedded-mongo/cli');
  const [command, first] = mongod ? [mongod, []] : [process.execPath, [memory, embedded]];
  const { url } = await place.server({
    name: `${name}-store`,
    core: 'others',
    command,
    args: [...first, '--port', port, '--bind_ip', '127.0.0.1', '--dbpath', place.folder(`${name}-store`)],
    served: (line) =>
      /Waiting for connections|"uri"/.test(line) ? `mongodb://127.0.0.1:${port}` : undefined,
  });
  const client = await new MongoClient(url, { directConnection: true }).connect();
  place.onStop(() => client.close());
  return {
    uriOf: (database: string) => `${url}/${database}?directConnection=true`,
    db: (database: string) => client.db(database),
  };
};

export type Store = Awaited<ReturnType<typeof startStore>>;
