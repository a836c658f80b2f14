import { freePort } from '@ticketing/common/programs';
import type { Program } from '@ticketing/local';
import { clientBuilds } from '../../../../tools/client-builds.mjs';
import type { BenchPlace } from './bench-place.ts';
import { podEnv } from './pod-env.ts';

/** Something that Next serves. */
export const startPage = async (
  place: BenchPlace,
  name: string,
  args: string[],
  env: Record<string, string>,
): Promise<Program> => {
  const port = String(await freePort());
  return place.server({
    name,
    core: 'servers',
    command: place.node,
    args,
    env: { ...podEnv(), PORT: port, HOSTNAME: '127.0.0.1', COOKIE_SECURE: 'false', ...env },
    served: (line) => (/Ready in/.test(line) ? `http://127.0.0.1:${port}` : undefined),
  });
};

export const startWebApp = (place: BenchPlace, ticketsUrl: string): Promise<Program> => {
  const server = clientBuilds().use();
  if (!server) throw new Error('The web app is not built: npm run build:client');
  return startPage(place, 'client', [server], { API_BASE_URL: ticketsUrl });
};
