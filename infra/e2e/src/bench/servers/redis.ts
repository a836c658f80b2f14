import { freePort } from '@ticketing/common/programs';
import { findProgram } from '../../harness/find-program.ts';
import type { BenchPlace } from './bench-place.ts';

/** What a service needs to know of it. */
export const startRedis = async (place: BenchPlace): Promise<Record<string, string>> => {
  const command = findProgram('redis-server');
  if (!command) throw new Error('This row needs redis-server on PATH');
  const port = String(await freePort());
  const folder = place.folder('redis');
  await place.server({
    name: 'redis',
    core: 'others',
    command,
    args: ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'],
    served: (line) => (/ready to accept connections/i.test(line) ? port : undefined),
  });
  return { REDIS_HOST: '127.0.0.1', REDIS_PORT: port };
};
