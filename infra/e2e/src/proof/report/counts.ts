import { groupBy } from '../../checker/world.ts';
import type { Proven } from '../proof.ts';

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): [string, number][] =>
  [...groupBy(items, keyOf)].map(([key, some]): [string, number] => [key, some.length]).sort();

/** What the run came to, in numbers. */
export const countsOf = ({ run, world, mails }: Proven) => {
  const { history, harms, load } = run;
  const orders = world?.orders ?? [];
  const passes = orders.flatMap((order) => order.passes ?? []);
  return {
    shop: [
      ['orders', orders.length],
      ['paid or refunded', orders.filter(({ status }) => /complete|refund/.test(status)).length],
      ['charges at Stripe', world?.intents.filter(({ status }) => status === 'succeeded').length ?? 0],
      ['refunds', world?.refunds.length ?? 0],
      ['passes', passes.length],
      ['people let in', passes.filter(({ admittedAt }) => admittedAt).length],
      ['mails sent', mails],
      ['webhooks received', load.webhooks.received()],
      ['events on the broker', world?.events.length ?? 0],
      ['dead letters', groupBy(world?.deadLetters ?? [], ({ id, service }) => `${service}/${id}`).size],
      ['kills', harms.filter(({ kind }) => /killed/.test(kind)).length],
    ] as [string, number][],
    outcomes: countBy(history.calls, ({ outcome }) => outcome),
    calls: countBy(history.calls, ({ what }) => what),
    faults: countBy(harms, ({ kind }) => kind),
  };
};
