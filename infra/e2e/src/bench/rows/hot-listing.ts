import type { PlannedRequest, Shape } from '../load/job.ts';
import type { Contender } from '../measure/types.ts';
import { type SignedIn, signedIn } from './people.ts';
import type { Comparison } from './row.ts';
import { insertAll, newIds, type Stored, storedIn } from './shop-data.ts';
import { newListing, startShop } from './start-shop.ts';
import { untilCount } from './until-so.ts';

const shape: Shape = { status: 201, fields: ['id', 'status', 'expiresAt'] };
const seats = 10_000;
/** In one measurement of one listing: at 95 % there are 500. */
const slotSize = 450;
const parts = [0, 0.5, 0.95];
const nameOf = (part: number) => `${part * 100} % sold`;

export const hotListing: Comparison = {
  id: '17',
  name: 'POST /api/orders on one listing of 10,000 seats, one buyer each',
  briefly: true,
  goals: [
    { what: 'cost', of: 'ours', at: 1.3, ours: nameOf(0.95), variant: nameOf(0) },
    { what: 'cost', of: 'ours', at: 1.3, ours: nameOf(0.5), variant: nameOf(0) },
    { what: 'rate', of: 'limit', at: 0.4, ours: nameOf(0) },
  ],
  start: async (place, { rounds }) => {
    const perPart = rounds + 1;
    const change = { quantity: seats };
    const listings = perPart * parts.length + 1;
    const shop = await startShop(place, { listings, orders: true, change });
    const { ours, limit } = shop;
    const ids = [...shop.ids];
    const url = ours.orders?.url as string;
    const programs = [ours.orders, ours.tickets].flatMap((program) => program ?? []);
    const shown = storedIn(ours.store.db('tickets'), 'tickets');
    const orders = storedIn(ours.store.db('orders'), 'orders');
    const rows = storedIn(ours.store.db('tickets'), 'seats');
    const people = signedIn(slotSize * perPart);
    const takenOf = async (of: readonly string[]) => {
      const found = await shown.find({ _id: { $in: [...of] } }).toArray();
      return found.reduce((sum, { taken }) => sum + taken, 0);
    };

    const firstId = ids.pop() as string;
    const first = await fetch(`${url}/api/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: people[0]?.ours as string },
      body: JSON.stringify({ ticketId: firstId }),
    });
    if (first.status !== 201) throw new Error(`The first order was refused: ${await first.text()}`);
    await untilCount('seats of the first order', 1, () => takenOf([firstId]));
    const order = (await orders.findOne({ ticketId: firstId })) as Stored;
    const row = (await rows.findOne({ ticketId: firstId })) as Stored;

    const sell = async (ticketId: string, count: number) => {
      const { outbox: _, outboxAt: __, holdNumber: ___, ...sold } = order;
      const made = newIds(count);
      const status = 'complete';
      const copy = (_id: string, slot: number) => ({
        ...sold,
        _id,
        // no two orders have one number
        number: _id,
        ticketId,
        slots: [slot],
        status,
        userId: _id,
      });
      await insertAll(orders, made.map(copy));
      await insertAll(
        rows,
        made.map((_id) => ({ ...row, _id, ticketId, unpaid: false })),
      );
      await shown.updateOne({ _id: ticketId }, { $set: { taken: count } });
    };

    const ordersFor = (of: readonly string[]) =>
      of.flatMap((ticketId, n) =>
        Array.from(
          { length: slotSize },
          (_, m): PlannedRequest => ({
            method: 'POST',
            path: '/api/orders',
            cookie: (people[n * slotSize + m] as SignedIn).ours,
            body: { ticketId },
            want: { status: 'created' },
          }),
        ),
      );
    const contenders: Contender[] = [];
    for (const part of parts) {
      const of = ids.splice(0, perPart);
      for (const id of of) await sell(id, part * seats);
      contenders.push({
        side: 'ours',
        variant: nameOf(part),
        url,
        plan: ordersFor(of),
        once: true,
        slotSize,
        shape,
        programs,
        settled: async (answers) => {
          const taken = () => takenOf(of);
          await untilCount('seats taken', answers + part * seats * of.length, taken);
        },
      });
    }
    const bare: PlannedRequest = {
      method: 'POST',
      path: '/api/orders',
      body: { quantity: newListing.quantity },
    };
    return [
      ...contenders,
      {
        side: 'limit',
        url: limit.url,
        plan: [bare],
        slotSize: slotSize * 4,
        once: false,
        shape,
        programs: [limit],
      },
    ];
  },
};
