import { accessSync, constants } from 'node:fs';
import { parseArgs } from 'node:util';
import { rowsOf } from './rows/index.ts';

export const usage =
  'usage: npm run bench -- [--rows 1,5] [--quick] [--seconds N] [--node PATH] [--scale MAX_SIZE | --again | --flames] [--guard | --save-ratios] [--out FOLDER]';

export interface Options {
  /** Undefined: all there are. */
  rows: string[] | undefined;
  quick: boolean;
  /** How long each measurement takes, other than usual. */
  seconds: number | undefined;
  node: string;
  /** Instead of rows: how their cost grows, from few listings and orders to as many as this. */
  scale: number | undefined;
  /** A second run of what is compared, beside the first one's page; with `node`, on that one. */
  again: boolean;
  /** Instead of figures, charts of where the CPU of ours goes. */
  flames: boolean;
  guard: boolean;
  saveRatios: boolean;
  /** Where the report is written to, other than docs for a whole run. Single rows take their place in one that is there. */
  out: string | undefined;
}

/** Throws what is wrong, in a sentence. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string' },
      quick: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      node: { type: 'string', default: process.execPath },
      scale: { type: 'string' },
      again: { type: 'boolean', default: false },
      flames: { type: 'boolean', default: false },
      guard: { type: 'boolean', default: false },
      'save-ratios': { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const numbers = values.rows?.split(',');
  if (numbers) rowsOf(numbers);
  const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
  if (seconds !== undefined && !(seconds > 0)) throw new Error(`--seconds ${values.seconds} is no time`);
  const scale = values.scale === undefined ? undefined : Number(values.scale);
  if (scale !== undefined && !(scale >= 2000)) throw new Error(`--scale ${values.scale} is not 2000 or more`);
  const { quick, node, again, flames, guard, 'save-ratios': saveRatios, out } = values;
  if ((guard || saveRatios) && !quick) throw new Error('The ratios that are guarded are those of --quick');
  try {
    accessSync(node, constants.X_OK);
  } catch {
    throw new Error(`--node ${node} is no program`);
  }
  return { rows: numbers, quick, seconds, node, scale, again, flames, guard, saveRatios, out };
};
