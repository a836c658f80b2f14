// `npm run bench`: measures ours beside the others and says which goals are met.
import { bench } from './bench.ts';
import { type Options, readOptions, usage } from './options.ts';

const read = (): Options => {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
};

try {
  process.exit(await bench(read()));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
