import { fileURLToPath } from 'node:url';
import type { Program } from '@ticketing/local';
import type { BenchPlace } from './bench-place.ts';
import { podEnv } from './pod-env.ts';

/** One of the programs in `contenders/`; each prints its address when it serves. */
export const startContender = (
  place: BenchPlace,
  name: string,
  file: string,
  env: Record<string, string>,
): Promise<Program> =>
  place.server({
    name,
    core: 'servers',
    command: place.node,
    args: [fileURLToPath(new URL(`../contenders/${file}.js`, import.meta.url))],
    env: { ...podEnv(), ...env },
    served: (line) => /^serving (http:\S+)$/.exec(line)?.[1],
  });
