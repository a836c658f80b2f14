import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TicketCreated, TicketUpdated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import fc from 'fast-check';
import { type OrdersTest, startOrders } from '../../__test__/start-orders.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

type Listing = typeof TicketCreated.sample;
let lives = 0;

/** A listing as its own service knows it: what it was at each version. */
const lifeOf = (edits: Partial<Listing>[]): Listing[] => {
  const id = `source-${++lives}`;
  let now: Listing = { ...TicketCreated.sample, id, version: 0 };
  return [now, ...edits.map((edit, index) => (now = { ...now, ...edit, version: index + 1 }))];
};

const edit = fc.record(
  {
    title: fc.string({ minLength: 1, maxLength: 30 }),
    priceCents: fc.integer({ min: 1, max: 99_999_999 }),
    quantity: fc.integer({ min: 1, max: 10_000 }),
    startsAt: fc.constantFrom(null, '2030-05-17T18:00:00.000Z', '2031-01-01T00:00:00.000Z'),
    status: fc.constantFrom('active' as const, 'withdrawn' as const),
  },
  { requiredKeys: [] },
);

it('When a listing’s events come shuffled, twice, with gaps and all over again, then the replica is its source', async () => {
  const replicas = test.service.platform.db.collection<{ _id: string }>('tickets');
  await fc.assert(
    fc.asyncProperty(
      fc.array(edit, { maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      fc.infiniteStream(fc.boolean()),
      async (edits, order, isLost) => {
        const life = lifeOf(edits);
        const source = life.at(-1) as Listing;
        const receive = (state: Listing) =>
          happen(test.bus, state.version === 0 ? TicketCreated : TicketUpdated, state);
        // the last one is never lost; of the others any may be, and all come twice, in any order
        const arriving = [...life, ...life].filter((state) => state === source || !isLost.next().value);
        const shuffled = arriving
          .map((state) => ({ state, at: order.next().value }))
          .sort((a, b) => a.at - b.at);
        for (const { state } of shuffled) await receive(state);
        await test.bus.settled();
        const { id, ...fields } = source;
        expect(await replicas.findOne({ _id: id })).toEqual({ _id: id, ...fields });
        for (const state of life) await receive(state);
        await test.bus.settled();
        expect(await replicas.findOne({ _id: id })).toEqual({ _id: id, ...fields });
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
}, 60_000);
