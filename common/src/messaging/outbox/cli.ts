#!/usr/bin/env node
import { serviceNames } from '../../contracts/index.ts';
import { openLettersBus } from '../dlq/open-letters-bus.ts';
import { republishOf, toMessage } from './repair-events.ts';

const USAGE = `Publishes the current state of all aggregates again, for copies that lack events.

  npm run republish              of every service
  npm run republish -- orders    of one

Harmless: whoever has a state already ignores it. NATS_URL and NATS_CLUSTER_ID as for the services;
without NATS_URL: the running process at OPS_URL (default http://127.0.0.1:9090).
Exit code: 0 asked, 2 wrong use, 3 broker out of reach.`;

const EXIT = { done: 0, usage: 2, unreachable: 3 };

const main = async (words: string[]) => {
  if (words.includes('--help')) {
    console.log(USAGE);
    return EXIT.done;
  }
  const [service, ...rest] = words;
  if (rest.length > 0 || (service !== undefined && !serviceNames.some((name) => name === service))) {
    console.error(USAGE);
    return EXIT.usage;
  }
  const bus = await openLettersBus(process.env);
  for (const each of service ? [service] : serviceNames) {
    await bus.publish(toMessage(republishOf(each).type, new Date(), {}));
    console.log(`Asked ${each} to publish all of its aggregates again`);
  }
  await bus.close();
  return EXIT.done;
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { name, message } = error as Error;
  if (name !== 'BusUnavailableError') throw error;
  console.error(`${message}. Are the services running, and is NATS_URL (or OPS_URL) right?`);
  process.exitCode = EXIT.unreachable;
}
