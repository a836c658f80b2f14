import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, program } from '@ticketing/local';
import { canPin, moveTo, onCore } from './cores.ts';

export interface ServerOptions {
  name: string;
  /** The core it may use. */
  core: 'servers' | 'others';
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
  served: (line: string) => string | undefined;
}

const cores = { servers: '0', others: '1' };

/** This process and what it starts beside the servers. */
export const pinToOthers = () => {
  if (canPin()) moveTo(cores.others);
};

/** For node, before its program. */
const profiling = (folder: string, name: string) => [
  '--cpu-prof',
  '--cpu-prof-interval=250',
  `--cpu-prof-dir=${folder}`,
  `--cpu-prof-name=${name}.cpuprofile`,
];

/** Of the clock that is in a profile. */
export const microseconds = () => Number(process.hrtime.bigint() / 1000n);

const places = new Set<{ stop: () => Promise<void> }>();

/** Ends whatever runs, for who is interrupted. */
export const stopPlaces = async () => {
  for (const place of places) await place.stop();
};

/** Where the servers of a row live: their folder, their processes, and the end of both. Into `profiles` goes what they did. */
export const benchPlace = (node: string, profiles?: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-bench-place-'));
  const undo: (() => Promise<unknown> | unknown)[] = [];
  let timedFrom = 0;

  const place = {
    node,
    /** All before it only makes things ready: profiles leave it out. */
    timingBegins: () => {
      timedFrom = microseconds();
    },
    timedFrom: () => timedFrom,
    folder: (name: string) => {
      const path = join(folder, name);
      mkdirSync(path, { recursive: true });
      return path;
    },
    onStop: (step: () => Promise<unknown> | unknown) => {
      undo.push(step);
    },
    server: async ({ name, core, command, args, env = {}, served }: ServerOptions): Promise<Program> => {
      const flags = profiles !== undefined && core === 'servers' ? profiling(profiles, name) : [];
      const whole = [command, ...flags, ...args];
      const pinned = canPin() ? [...onCore(cores[core]), ...whole] : whole;
      const started = program({
        name,
        command: pinned[0] as string,
        args: pinned.slice(1),
        env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
        pidFolder: join(folder, 'run'),
        served,
      });
      undo.push(started.stop);
      await started.start();
      return started;
    },
    stop: async () => {
      for (const step of undo.splice(0).reverse()) await step();
      rmSync(folder, { recursive: true, force: true });
      places.delete(place);
    },
  };
  places.add(place);
  return place;
};

export type BenchPlace = ReturnType<typeof benchPlace>;
