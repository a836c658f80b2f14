import { setTimeout as sleep } from 'node:timers/promises';
import type { ProofPlace } from './place.ts';

const maxMs = 60_000;

/** Each process is up again. */
export const everythingServes = async ({ processes }: ProofPlace) => {
  const deadline = performance.now() + maxMs;
  for (;;) {
    const down = Object.entries(processes).filter(([, { url }]) => !url);
    if (down.length === 0) return;
    if (performance.now() > deadline) throw new Error(`Does not start: ${down.map(([name]) => name)}`);
    await sleep(50);
  }
};
