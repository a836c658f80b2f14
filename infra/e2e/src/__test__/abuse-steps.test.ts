import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import { list, paid, reserve } from '../fuzz/objects.ts';
import type { Person } from '../harness/person.ts';

jest.setTimeout(60_000);

let shop: AbusedShop;
let [buyer, seller] = [] as unknown as [Person, Person];
beforeAll(async () => {
  shop = await abusedShop();
  [buyer, seller] = await Promise.all([shop.person('buyer'), shop.person('seller')]);
}, 60_000);
afterAll(() => shop?.stop());

const reserved = async () => {
  const ticketId = await list(seller);
  return { ticketId, orderId: await reserve(buyer, ticketId) };
};
const bought = async () => {
  const ticketId = await list(seller);
  return { ticketId, orderId: await paid(buyer, ticketId) };
};
const pay = (orderId: string) => buyer.insist('POST', '/api/payments', { orderId, token: 'pm_card_visa' });
const cancel = (orderId: string) => buyer.insist('DELETE', `/api/orders/${orderId}`);
const extend = (orderId: string) => buyer.insist('POST', `/api/orders/${orderId}/extend`);
const refund = (orderId: string) => seller.insist('POST', `/api/orders/${orderId}/refund`, {});
const statusOf = async (orderId: string) => (await buyer.ask('GET', `/api/orders/${orderId}`)).body.status;
const becomes = (orderId: string, status: string) =>
  until(`it is ${status}`, async () => (await statusOf(orderId)) === status);
const passesOf = async (orderId: string) => {
  const { body } = await buyer.ask<{ id: string; code: string }[]>('GET', `/api/orders/${orderId}/passes`);
  return body;
};
const admit = (ticketId: string, code: unknown) =>
  seller.ask('POST', '/api/orders/check-ins', { ticketId, code });

it('When a cancelled order is paid, extended or refunded, then it is refused, and it stays cancelled', async () => {
  const { orderId } = await reserved();
  expect((await cancel(orderId)).status).toBe(204);
  expect((await pay(orderId)).status).toBe(400);
  expect((await extend(orderId)).status).toBe(400);
  expect((await refund(orderId)).status).toBe(400);
  expect(await statusOf(orderId)).toBe('cancelled');
});

it('When a hold is extended twice, then the second is refused and its end stays', async () => {
  const { orderId } = await reserved();
  const { status, body } = await extend(orderId);
  expect(status).toBe(200);
  expect((await extend(orderId)).status).toBe(400);
  expect((await buyer.ask('GET', `/api/orders/${orderId}`)).body.expiresAt).toBe(body.expiresAt);
  await cancel(orderId);
});

it('When a paid order is cancelled, extended or paid again, then it is refused, and it is charged once', async () => {
  const { orderId } = await bought();
  const first = await buyer.ask('GET', `/api/payments/${orderId}`);
  expect((await cancel(orderId)).status).toBe(400);
  expect((await extend(orderId)).status).toBe(400);
  const again = await pay(orderId);
  expect(again.status === 400 || again.body.id === first.body.id).toBe(true);
  expect(await statusOf(orderId)).toBe('complete');
});

it('When an unpaid order is refunded, or has its passes asked for, then there is nothing', async () => {
  const { orderId } = await reserved();
  expect((await refund(orderId)).status).toBe(400);
  expect(await passesOf(orderId)).toEqual([]);
  expect(
    (await buyer.ask('GET', `/api/orders/${orderId}/passes.pdf`).catch(() => ({ status: 0 }))).status,
  ).not.toBe(200);
  await cancel(orderId);
});

it('When a buyer refunds their own order, then it is refused', async () => {
  const { orderId } = await bought();
  expect((await buyer.ask('POST', `/api/orders/${orderId}/refund`, {})).status).toBe(403);
  expect(await statusOf(orderId)).toBe('complete');
});

it('When a refund is asked for twice, then the money goes back once, and its pass admits nobody', async () => {
  const { ticketId, orderId } = await bought();
  const [pass] = await passesOf(orderId);
  const all = await Promise.all([refund(orderId), refund(orderId), refund(orderId)]);
  expect(all.every(({ status }) => [202, 400, 409].includes(status))).toBe(true);
  await becomes(orderId, 'refunded');
  expect((await refund(orderId)).status).toBe(400);
  const { body } = await buyer.ask('GET', `/api/payments/${orderId}`);
  expect(body).toMatchObject({ amount: 20, status: 'refunded' });
  expect((await admit(ticketId, pass?.code)).body.result).not.toBe('welcome');
  const given = { email: 'friend@example.com' };
  const path = `/api/orders/${orderId}/passes/${pass?.id}`;
  expect((await buyer.ask('POST', `${path}/transfer`, given)).status).toBe(400);
  expect((await buyer.ask('POST', `${path}/new-code`)).status).toBe(400);
});

it('When a pass is forged, altered, of another event or of before a new code, then the door admits nobody', async () => {
  const { ticketId, orderId } = await bought();
  const [pass] = await passesOf(orderId);
  const code = String(pass?.code);
  const other = await bought();
  const swapped = code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const middle = Math.floor(code.length / 2);
  const altered = code.slice(0, middle) + (code[middle] === 'A' ? 'B' : 'A') + code.slice(middle + 1);
  const [foreign] = await passesOf(other.orderId);
  const forged = [
    swapped,
    altered,
    code.slice(0, -4),
    'A'.repeat(code.length),
    foreign?.code,
    pass?.id,
    orderId,
  ];
  for (const one of forged) {
    const { status, body } = await admit(ticketId, one);
    expect([one, status, body.result]).not.toEqual([one, 200, 'welcome']);
  }
  const renewed = await buyer.ask<{ code: string }>(
    'POST',
    `/api/orders/${orderId}/passes/${pass?.id}/new-code`,
  );
  expect(renewed.status).toBe(200);
  expect((await admit(ticketId, code)).body.result).not.toBe('welcome');
  expect((await admit(ticketId, renewed.body.code)).body.result).toBe('welcome');
  expect((await admit(ticketId, renewed.body.code)).body.result).not.toBe('welcome');
});

it('When a listing is withdrawn, then it is neither bought, edited nor cancelled back to life', async () => {
  const ticketId = await list(seller);
  await cancel(await reserve(buyer, ticketId));
  await until(
    'it is withdrawn',
    async () => (await seller.insist('DELETE', `/api/tickets/${ticketId}`)).status === 204,
  );
  await until('it is not sold', async () => {
    const { status } = await buyer.ask('POST', '/api/orders', { ticketId });
    return status === 400;
  });
  const edit = { title: 'Back', price: 1, status: 'active' };
  expect((await seller.ask('PUT', `/api/tickets/${ticketId}`, edit)).status).toBe(400);
});

it('When people buy what is their own, or more than one may, then it is refused', async () => {
  const ticketId = await list(seller);
  await cancel(await reserve(buyer, ticketId));
  expect((await seller.ask('POST', '/api/orders', { ticketId })).status).toBe(400);
  for (const quantity of [0, -1, 5, 1.5, 1e9])
    expect((await buyer.ask('POST', '/api/orders', { ticketId, quantity })).status).toBe(400);
});

it('When one person holds as much as they can, then there is an end to it, and all is free again afterwards', async () => {
  const hoarder = await shop.person('hoarder');
  const ticketId = await list(seller);
  const held: string[] = [];
  let last = 201;
  while (last === 201 && held.length < 100) {
    const { status, body } = await hoarder.insist<{ id: string }>('POST', '/api/orders', {
      ticketId,
      quantity: 1,
    });
    if (status === 404) continue;
    last = status;
    if (status === 201) held.push(body.id);
  }
  expect(last).toBe(429);
  expect(held.length).toBeLessThanOrEqual(10);
  for (const id of held) await hoarder.insist('DELETE', `/api/orders/${id}`);
  await until(
    'all is free',
    async () => (await buyer.ask('GET', `/api/tickets/${ticketId}`)).body.available === 100,
  );
});
