// `npm run fuzz`: sends the shop what its documents do not expect, and compares the answers with them.
import { fuzz } from './fuzz.ts';
import { type Options, readOptions, usage } from './options.ts';

const read = (): Options => {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
};

const options = read();
console.log(`Fuzzing for ${options.seconds} s (--seed ${options.seed})`);
const outcomes = await fuzz(options, console.log);
const isAnswered = ({ statuses }: { statuses: Record<number, number> }) =>
  Object.keys(statuses).some((status) => status.startsWith('2'));
const refused = outcomes.filter((one) => !isAnswered(one)).map(({ name }) => name);
if (refused.length > 0) console.log(`Never answered 2xx: ${refused.join(', ')}`);
const requests = outcomes.flatMap(({ statuses }) => Object.values(statuses)).reduce((a, b) => a + b, 0);
const failed = outcomes.filter(({ failure }) => failure).length;
console.log(`${requests} requests to ${outcomes.length} operations, seed ${options.seed}`);
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
