import { setTimeout as sleep } from 'node:timers/promises';

const pollIntervalMs = 10;
const patienceMs = 60_000;

/** Resolves when a count has become what it must be; one beyond it is wrong, and one that never comes too. */
export const untilCount = async (
  what: string,
  wanted: number,
  read: () => Promise<number>,
): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const count = await read();
    if (count === wanted) return;
    if (count > wanted || performance.now() > deadline) throw new Error(`${what}: ${count}, not ${wanted}`);
    await sleep(pollIntervalMs);
  }
};

/** What the listeners of a PEER have processed. */
export const processedBy = (url: string) => async (): Promise<number> =>
  Number(await (await fetch(`${url}/bench/processed`)).text());
