import { readFileSync } from 'node:fs';
import type { Part } from '../part.ts';
import type { Program } from '../program.ts';

export interface ServiceState {
  name: string;
  live: boolean;
  ready: boolean;
  since?: Date;
  /** Of its own process; unset where it shares the runner's. */
  memoryMb?: number;
}

const withinMs = 1500;

const is200 = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(withinMs) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** As the cluster would ask each of them. */
export const serviceStates = (parts: Record<string, Part>): Promise<ServiceState[]> =>
  Promise.all(
    Object.entries(parts).map(async ([name, part]) => {
      const [live, ready] = part.url
        ? await Promise.all([is200(`${part.url}/healthz/live`), is200(`${part.url}/healthz/ready`)])
        : [false, false];
      const memoryMb = memoryOf(part);
      return {
        name,
        live,
        ready,
        ...(part.since ? { since: part.since } : {}),
        ...(memoryMb === undefined ? {} : { memoryMb }),
      };
    }),
  );

/** Where there is /proc. */
const memoryOf = (part: Part | Program): number | undefined => {
  if (!('pid' in part) || !part.pid) return undefined;
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${part.pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
};
