import { parseArgs } from 'node:util';
import { bugs } from './bugs.ts';
import { phases } from './phases/index.ts';

export const usage =
  'usage: npm run proof -- [--seed N] [--long] [--only PHASE,…] [--bug NAME] [--out FOLDER] [--list]';

export interface Options {
  seed: number;
  long: boolean;
  /** Undefined: all there are. */
  only: string[] | undefined;
  /** Instead of faults, what this bug would leave behind. */
  bug: string | undefined;
  out: string | undefined;
  list: boolean;
}

const maxSeed = 2 ** 31;

const oneOf = (what: string, names: readonly string[], given: readonly string[]) => {
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`No ${what} is called ${unknown}: ${names.join(', ')}`);
};

/** Throws what is wrong, in a sentence. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      long: { type: 'boolean', default: false },
      only: { type: 'string' },
      bug: { type: 'string' },
      out: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
  });
  const { long, bug, out, list } = values;
  const seed = values.seed === undefined ? 1 + Math.floor(Math.random() * 99_999) : Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0 || seed >= maxSeed)
    throw new Error(`--seed ${values.seed} is no whole number from 0`);
  const only = values.only?.split(',');
  oneOf(
    'phase',
    phases.map(({ name }) => name),
    only ?? [],
  );
  oneOf(
    'bug',
    bugs.map(({ name }) => name),
    bug === undefined ? [] : [bug],
  );
  return { seed, long, only, bug, out, list };
};
