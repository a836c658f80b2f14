#!/usr/bin/env node
import { serviceNames } from '../../contracts/index.ts';
import { type DeadLetter, deadLetters, drop, replay } from './dead-letter.ts';
import { letterInFull, letterTable } from './letter-table.ts';
import { type LettersBus, openLettersBus } from './open-letters-bus.ts';

const SERVICES = [...serviceNames, 'notifications'];

const USAGE = `Dead letters: messages that a service gave up on.

  npm run dlq -- list [service]        the open ones
  npm run dlq -- show ID               one in full
  npm run dlq -- replay ID | --all     send it again to all who listen, and close it
  npm run dlq -- drop ID | --all       close it for good

In a cluster, in the pod of any service, which has its broker's address:

  kubectl -n ticketing exec deployment/orders-depl -- node ../common/dist/messaging/dlq/cli.js list

NATS_URL and NATS_CLUSTER_ID as for the services. Without NATS_URL: the running process at OPS_URL
(default http://127.0.0.1:9090). Exit code: 0 done, 1 no such letter, 2 wrong use, 3 broker out of reach.`;

const EXIT = { done: 0, unknown: 1, usage: 2, unreachable: 3 };

const lettersOf = async (bus: LettersBus, services: string[]) => {
  const letters: DeadLetter[] = [];
  for (const service of services) letters.push(...(await deadLetters(bus, service)));
  return letters;
};

const list = async (bus: LettersBus, service?: string) => {
  const letters = await lettersOf(bus, service ? [service] : SERVICES);
  console.log(letters.length > 0 ? letterTable(letters) : 'No dead letters.');
  return EXIT.done;
};

const onEach = (act: (bus: LettersBus, letter: DeadLetter) => Promise<string>) => {
  return async (bus: LettersBus, which: string) => {
    const letters = await lettersOf(bus, SERVICES);
    const chosen = which === '--all' ? letters : letters.filter(({ id }) => id === which);
    if (chosen.length === 0 && which !== '--all') {
      console.error(`There is no open dead letter ${which}. See: npm run dlq -- list`);
      return EXIT.unknown;
    }
    for (const letter of chosen) console.log(await act(bus, letter));
    if (chosen.length === 0) console.log('No dead letters.');
    return EXIT.done;
  };
};

const show = onEach(async (_bus, letter) => letterInFull(letter));

const replayEach = onEach(async (bus, letter) => {
  await replay(bus, letter);
  return `Replayed ${letter.id} to ${letter.subject}`;
});

const dropEach = onEach(async (bus, letter) => {
  await drop(bus, letter);
  return `Dropped ${letter.id}`;
});

/** What the words on the command line ask for, if they make sense. */
const commandFor = ([verb, which, ...rest]: string[]) => {
  if (rest.length > 0) return;
  if (verb === 'list' && !which?.startsWith('-')) return (bus: LettersBus) => list(bus, which);
  if (!which || (which.startsWith('-') && which !== '--all')) return;
  if (verb === 'show' && which !== '--all') return (bus: LettersBus) => show(bus, which);
  if (verb === 'replay') return (bus: LettersBus) => replayEach(bus, which);
  if (verb === 'drop') return (bus: LettersBus) => dropEach(bus, which);
};

const main = async (words: string[]) => {
  if (words.includes('--help')) {
    console.log(USAGE);
    return EXIT.done;
  }
  const command = commandFor(words);
  if (!command) {
    console.error(USAGE);
    return EXIT.usage;
  }
  const bus = await openLettersBus(process.env);
  return command(bus).finally(() => bus.close());
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { name, message } = error as Error;
  if (name !== 'BusUnavailableError') throw error;
  console.error(`${message}. Are the services running, and is NATS_URL (or OPS_URL) right?`);
  process.exitCode = EXIT.unreachable;
}
