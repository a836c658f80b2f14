import { setTimeout as sleep } from 'node:timers/promises';

/** What is found out meanwhile takes its time; the answer, always the same. */
export const noSooner = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const [result] = await Promise.all([work, sleep(ms)]);
  return result;
};
