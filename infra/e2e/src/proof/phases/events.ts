import { setTimeout as sleep } from 'node:timers/promises';
import { eventsOnBroker } from '../../checker/broker.ts';
import { type Address, poison, publishTo, shuffled } from '../../harness/publish-to.ts';
import { harmed, type Phase } from '../run.ts';

const maxReplayed = 400;
/** Of order:created: tickets, payments, expiration and notifications. */
const listeners = 4;

export const events: Phase = {
  name: 'events',
  what: 'old events once more in any order, new ones twice, and seven kinds of poison',
  maxSeconds: 240,
  harm: async (run) => {
    const broker = run.proof.sources.broker as Address;
    for (let n = 0; n < run.times; n++) {
      const { events: all } = await eventsOnBroker(broker);
      const replayed = shuffled(all, run.choices.random).slice(0, maxReplayed);
      const messages = replayed.map((event) => ({ subject: event.type, body: JSON.stringify(event) }));
      await harmed(run, 'events replayed and shuffled', 'broker', () => publishTo(broker, messages));
      const latest = messages.slice(0, maxReplayed / 10).flatMap((message) => [message, message]);
      await harmed(run, 'events duplicated', 'broker', () => publishTo(broker, latest));
      await harmed(run, 'poison', 'broker', () =>
        publishTo(
          broker,
          poison.map((body) => ({ subject: 'order:created', body })),
        ),
      );
      run.history.poison += listeners * poison.length;
      await sleep(2000);
    }
  },
};
