import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventDefinition,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderRefundRequested,
  OrderUpdated,
} from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import fc from 'fast-check';
import { startTickets, type TicketsTest } from '../../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
beforeAll(async () => {
  test = await startTickets();
  seller = test.as('seller-1');
});
afterAll(() => test.stop());

type OrderEvent = EventDefinition<string, (typeof OrderCreated)['sample']>;
const [created, updated, completed, refunding]: OrderEvent[] = [
  OrderCreated,
  OrderUpdated,
  OrderCompleted,
  OrderRefundRequested,
];
/** The lives an order can have. */
const lives = [
  [created],
  [created, OrderCancelled],
  [created, updated],
  [created, updated, OrderCancelled],
  [created, updated, completed],
  [created, updated, completed, refunding],
  [created, updated, completed, refunding, OrderRefunded],
] as OrderEvent[][];
const unpaid = new Set(['order:created', 'order:updated']);
const gone = new Set(['order:cancelled', 'order:refunded']);

interface Delivery {
  order: number;
  version: number;
}
/** Orders by the life each has had, and their events in some order: some twice, some never, the last always. */
const history = fc
  .array(fc.record({ life: fc.constantFrom(...lives), quantity: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((orders) => {
    const all = orders.flatMap(({ life }, order) => life.map((_, version): Delivery => ({ order, version })));
    const last = orders.map(({ life }, order): Delivery => ({ order, version: life.length - 1 }));
    return fc.record({
      orders: fc.constant(orders),
      deliveries: fc
        .tuple(fc.shuffledSubarray(all), fc.shuffledSubarray(all), fc.boolean())
        .chain(([some, again, replayed]) => {
          const events = [...some, ...again, ...last];
          return fc
            .shuffledSubarray(events, { minLength: events.length })
            .map((shuffled) => (replayed ? [...shuffled, ...all] : shuffled));
        }),
    });
  });

let runs = 0;
/** On a store that waits between the steps of each command they take five times as long. */
const histories = process.env.INTERLEAVE ? 20 : 60;

describe('what is left of a listing', () => {
  it('When its orders’ events come shuffled, twice, with gaps, or all over again, then it is what a recount from the source says', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async ({ orders, deliveries }, inBursts) => {
        const run = `run-${++runs}`;
        const { id } = await seller.sell({ quantity: 100 });
        const ticket = { ...OrderCreated.sample.ticket, id };
        for (const { order, version } of deliveries) {
          const { life, quantity } = orders[order] as (typeof orders)[number];
          const event = life[version] as OrderEvent;
          const status = event.sample.status;
          await happen(test.bus, event, { id: `${run}-${order}`, version, status, quantity, ticket });
          if (!inBursts) await test.bus.settled();
        }
        await test.bus.settled();

        const ends = orders.map(({ life, quantity }, order) => {
          const end = (life.at(-1) as OrderEvent).type;
          return { id: `${run}-${order}`, quantity, live: !gone.has(end), unpaid: unpaid.has(end) };
        });
        const live = ends.filter((end) => end.live);
        const sum = (some: typeof ends) => some.reduce((total, { quantity }) => total + quantity, 0);
        const stored = await test.service.platform.db.collection('tickets').findOne({ _id: id as never });
        expect(stored).toMatchObject({
          version: 0,
          taken: sum(live),
          unpaid: sum(live.filter((end) => end.unpaid)),
          orderId: live.map((end) => end.id).sort()[0] ?? null,
          onSale: true,
        });
        expect((await seller.show(id)).available).toBe(100 - sum(live));
        await rowsAre(ends, id);
      }),
      { numRuns: histories, endOnFailure: true },
    );
  }, 300_000);

  const rowsAre = async (
    ends: { id: string; quantity: number; live: boolean; unpaid: boolean }[],
    id: string,
  ) => {
    const rows = await test.service.platform.db.collection('seats').find({ ticketId: id }).toArray();
    const kept = rows.map(({ _id, quantity, live, unpaid }) => ({ id: String(_id), quantity, live, unpaid }));
    expect(kept.sort((a, b) => a.id.localeCompare(b.id))).toEqual(ends);
  };

  it('When two replicas count one rush, with the listing edited meanwhile, then both agree with the source', async () => {
    const { id } = await seller.sell({ quantity: 10 });
    const second = await startTickets({ MONGO_URI: test.service.platform.config.MONGO_URI });
    const ticket = { ...OrderCreated.sample.ticket, id };
    const orders = Array.from({ length: 60 }, (_, index) => `rush-${index}`);
    await Promise.all([
      ...orders.flatMap((order, index) => {
        const bus = index % 2 ? test.bus : second.bus;
        const other = index % 2 ? second.bus : test.bus;
        return [
          happen(bus, OrderCreated, { id: order, quantity: 1, ticket }),
          ...(index >= 12
            ? [happen(other, OrderCancelled, { id: order, quantity: 1, ticket, version: 1 })]
            : []),
        ];
      }),
      seller.put(id, { title: 'Quartet', price: 20, quantity: 100 }),
      seller.put(id, { title: 'Quartet', price: 21, maxPerOrder: 3 }),
    ]);
    await Promise.all([test.bus.settled(), second.bus.settled()]);
    const stored = await test.service.platform.db.collection('tickets').findOne({ _id: id as never });
    expect(stored).toMatchObject({ taken: 12, unpaid: 12, onSale: Number(stored?.quantity) > 12 });
    await second.service.stop();
  });
});
