import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../harness/person.ts';
import { services } from './documents.ts';

export type Ids = { id: string }[];

const made = async (who: Person, path: string, body: object): Promise<string> => {
  const answer = await who.insist<{ id: string }>('POST', path, body);
  if (answer.status < 300) return answer.body.id;
  throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
};

export const list = (seller: Person, quantity = 100) =>
  made(seller, '/api/tickets', {
    title: 'Fuzzed evening',
    price: 20,
    quantity,
    maxPerOrder: 4,
    startsAt: new Date(Date.now() + 86_400_000).toISOString(),
    city: 'Basel',
  });

/** Orders may receive a listing a moment after it was made. */
export const reserve = async (buyer: Person, ticketId: string, quantity = 1): Promise<string> => {
  for (;;) {
    const asked = buyer.insist<{ id: string }>('POST', '/api/orders', { ticketId, quantity });
    const { status, body } = await asked;
    if (status === 201) return body.id;
    if (status !== 404) throw new Error(`Reserving: ${status} ${JSON.stringify(body)}`);
    await sleep(20);
  }
};

export const paid = async (buyer: Person, ticketId: string, quantity = 1) => {
  const orderId = await reserve(buyer, ticketId, quantity);
  await made(buyer, '/api/payments', { orderId, token: 'pm_card_visa' });
  for (;;) {
    const { body } = await buyer.insist<{ status: string }>('GET', `/api/orders/${orderId}`);
    if (body.status === 'complete') return orderId;
    await sleep(20);
  }
};

const openDoor = (seller: Person, ticketId: string) =>
  made(seller, '/api/orders/doors', { ticketId, name: 'North' });

/** Listings, with an order in each state. */
export const sales = async (buyer: Person, seller: Person) => {
  const held = await buyer.insist<Ids>('GET', '/api/orders?status=created');
  for (const { id } of held.body) await buyer.insist('DELETE', `/api/orders/${id}`);
  const [ticketId, spare, unsold] = await Promise.all([list(seller), list(seller), list(seller)]);
  const [paidId, refundable, refunded, orderId, doorId] = await Promise.all([
    paid(buyer, ticketId, 2),
    paid(buyer, ticketId),
    paid(buyer, spare),
    reserve(buyer, ticketId),
    openDoor(seller, ticketId),
  ]);
  const passes = await buyer.insist<{ id: string; code: string }[]>('GET', `/api/orders/${paidId}/passes`);
  const code = passes.body[0]?.code;
  await seller.insist('POST', '/api/orders/check-ins', { ticketId, code, gate: 'North' });
  const run = { ticketId: spare, orderIds: [refunded] };
  return {
    tickets: [ticketId, spare, unsold],
    orders: [orderId, paidId, refundable],
    passes: passes.body.map(({ id }) => id),
    codes: passes.body.map((pass) => pass.code),
    doors: [doorId],
    runs: [await made(seller, '/api/orders/refunds', run)],
  };
};

export const webhooks = async (seller: Person) => {
  const path = '/api/notifications/webhooks';
  for (const { id } of (await seller.insist<Ids>('GET', path)).body)
    await seller.insist('DELETE', `${path}/${id}`);
  const id = await made(seller, path, {
    url: 'https://seller.example.com/hook',
    events: ['order.completed'],
  });
  await made(seller, `${path}/${id}/test`, {});
  const deliveries = await seller.insist<Ids>('GET', `${path}/${id}/deliveries`);
  return { webhooks: [id], deliveries: deliveries.body.map((one) => one.id) };
};

export const letters = async (admin: Person) => {
  const asked = services.map((path) => admin.insist<Ids>('GET', `${path}/dead-letters`));
  return { letters: (await Promise.all(asked)).flatMap(({ body }) => body.map(({ id }) => id)) };
};
