import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockData } from '../one-shop.mjs';
import { endLeftovers } from './leftover.ts';

/** The data of this shop alone, as it was left or forgotten; returns how to release it. */
export const openData = async (data: string, url: string, reset: boolean): Promise<() => void> => {
  const release = lockData(data, url);
  await endLeftovers(join(data, 'run'));
  const forgotten = reset ? readdirSync(data).filter((name) => name !== 'lock') : [];
  for (const name of forgotten) rmSync(join(data, name), { recursive: true, force: true });
  return release;
};
