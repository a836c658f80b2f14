import { parseArgs } from 'node:util';

export const usage = 'usage: npm run fuzz -- [--seconds N] [--seed N] [--only "post /api/orders"]';

export interface Options {
  seconds: number;
  seed: number;
  /** Of the operations those whose names have this in them. */
  only: string | undefined;
}

const maxSeed = 2 ** 31;

/** Throws what is wrong, in a sentence. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '180' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      only: { type: 'string' },
    },
  });
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (!(seconds > 0)) throw new Error(`--seconds ${values.seconds} is no time`);
  if (!Number.isInteger(seed) || Math.abs(seed) >= maxSeed)
    throw new Error(`--seed ${values.seed} is no seed`);
  return { seconds, seed, only: values.only };
};
