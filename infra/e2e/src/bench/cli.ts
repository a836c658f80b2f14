// `npm run bench`: measures ours beside the others and says which goals are met.
import { bench } from './bench.ts';
import { type Options, readOptions, usage } from './options.ts';
import { stopPlaces } from './servers/bench-place.ts';

const read = (): Options => {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stopPlaces().then(() => process.exit(130)));
}

try {
  process.exit(await bench(read()));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
