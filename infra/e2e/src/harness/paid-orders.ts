import { until } from '@ticketing/common/testing';
import { MongoClient } from 'mongodb';
import type { Platform } from './platform.ts';

type Stored = Record<string, unknown> & { _id: string };

const batch = 500;
const atOnce = 16;

/** At Stripe: taken, as payments would have. */
const charge = async ({ url, key }: Platform['stripe'], orderId: string, order: Stored): Promise<string> => {
  const body = new URLSearchParams({
    amount: String(order.totalCents),
    currency: String(order.currency),
    payment_method: 'pm_card_visa',
    confirm: 'true',
    capture_method: 'automatic',
    'metadata[orderId]': orderId,
  });
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/v1/payment_intents`, { method: 'POST', headers, body });
  const { id, status } = (await answer.json()) as { id: string; status: string };
  if (status !== 'succeeded') throw new Error(`Stripe answered ${answer.status} for ${orderId}`);
  return id;
};

/** Orders of other people, as services and Stripe would have them had each been bought like this one; no two have one number. */
export const copyPaidOrder = async (
  { stripe, sources }: Platform,
  orderId: string,
  count: number,
  first = 0,
) => {
  const [orders, payments, notifications, tickets] = await Promise.all(
    ['orders', 'payments', 'notifications', 'tickets'].map((service) =>
      new MongoClient(sources.mongoUri(service)).connect(),
    ),
  );
  const documents = (client: MongoClient | undefined, name: string) =>
    (client as MongoClient).db().collection<Stored>(name);
  const all = {
    orders: documents(orders, 'orders'),
    copies: documents(payments, 'orders'),
    payments: documents(payments, 'payments'),
    bought: documents(notifications, 'orders'),
    people: documents(notifications, 'people'),
    seats: documents(tickets, 'seats'),
  };
  const template = async (of: keyof typeof all, _id = orderId) => {
    const { outbox: _, outboxAt: __, ...found } = (await all[of].findOne({ _id })) as Stored;
    return found as Stored;
  };
  const setWebhooks = (faults: object) =>
    fetch(`${stripe.url}/test/webhooks`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    });
  try {
    const order = await template('orders');
    const isInTickets = async () => (await all.seats.findOne({ _id: orderId }))?.version === order.version;
    await until('tickets has what became of the order', isInTickets);
    const [copy, payment, bought, seat] = await Promise.all([
      template('copies'),
      template('payments'),
      template('bought'),
      template('seats'),
    ]);
    const buyer = await template('people', order.userId as string);
    const ids = Array.from({ length: count }, (_, n) =>
      (first + n + 0x1000000).toString(16).padStart(24, '6'),
    );
    // nothing has happened that payments does not know
    await setWebhooks({ lose: true });
    const stripeIds = new Map<string, string>();
    const waiting = ids.values();
    const chargeNext = async () => {
      for (const id of waiting) stripeIds.set(id, await charge(stripe, id, order));
    };
    await Promise.all(Array.from({ length: atOnce }, chargeNext));
    await setWebhooks({});
    const [pass] = order.passes as object[];
    const [taken = 0] = order.slots as number[];
    const slotOf = (n: number) => (n < taken ? n : n + 1);
    for (let from = 0; from < count; from += batch) {
      const some = ids
        .slice(from, from + batch)
        .map((id, n) => ({ id, n: from + n, userId: `f${id.slice(1)}` }));
      await all.orders.insertMany(
        some.map(({ id, n, userId }) => ({
          ...{
            ...order,
            _id: id,
            userId,
            number: `C${(first + n).toString().padStart(7, '0')}`,
            slots: [slotOf(n)],
          },
          passes: [{ ...pass, id: `f${id.slice(1)}`, seat: slotOf(n) + 1 }],
        })),
      );
      await all.copies.insertMany(some.map(({ id, userId }) => ({ ...copy, _id: id, userId })));
      // or tickets misses them once a minute, and all of them are published again
      await all.seats.insertMany(some.map(({ id }) => ({ ...seat, _id: id })));
      await all.bought.insertMany(some.map(({ id, userId }) => ({ ...bought, _id: id, userId })));
      await all.people.insertMany(
        some.map(({ userId }) => ({ ...buyer, _id: userId, email: `${userId}@example.com` })),
      );
      await all.payments.insertMany(
        some.map(({ id, userId }) => ({ ...payment, _id: id, userId, stripeId: stripeIds.get(id) })),
      );
    }
    return ids;
  } finally {
    await Promise.all([orders?.close(), payments?.close(), notifications?.close(), tickets?.close()]);
  }
};
