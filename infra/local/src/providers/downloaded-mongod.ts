import { join } from 'node:path';
import { MongoBinary } from 'mongodb-memory-server-core';
import type { Environment } from '../part.ts';

const source = 'https://fastdl.mongodb.org';
const patienceMs = 5000;

/** A mongod from MongoDB's own server, fetched once; or the reason why there is none. */
export const downloadedMongod = async (
  env: Environment,
  data: string,
): Promise<{ binary?: string; why: string }> => {
  if (env.CI) return { why: 'no download in CI' };
  if (env.OFFLINE) return { why: 'no download: OFFLINE is set' };
  const reached = await fetch(env.MONGOMS_DOWNLOAD_MIRROR ?? source, {
    method: 'HEAD',
    signal: AbortSignal.timeout(patienceMs),
  }).then(
    () => true,
    () => false,
  );
  if (!reached) return { why: 'no download: the server cannot be reached' };
  try {
    return { binary: await MongoBinary.getPath({ downloadDir: join(data, 'mongod-binaries') }), why: '' };
  } catch (error) {
    return { why: `no download: ${(error as Error).message.split('\n')[0]}` };
  }
};
