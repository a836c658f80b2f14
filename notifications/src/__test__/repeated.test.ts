import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  type EventDefinition,
  ExpirationSoon,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderUpdated,
  TicketCreated,
  TicketUpdated,
  UserCreated,
} from '@ticketing/common/contracts';
import { happen, randomFrom, until } from '@ticketing/common/testing';
import { startSmtp, type TestSmtp } from './smtp-server.ts';
import { type NotificationsTest, startNotifications } from './start-notifications.ts';
import { newId } from './story.ts';

let smtp: TestSmtp;
let test: NotificationsTest;
beforeAll(async () => {
  smtp = await startSmtp();
  test = await startNotifications(smtp.env());
});
afterAll(async () => {
  await test.stop();
  await smtp.stop();
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString();

it('When every event comes five times and shuffled, then each person gets each message once, and nobody another’s', async () => {
  const seed = Math.floor(Math.random() * 1e9);
  const random = randomFrom(seed);
  const events: [EventDefinition<string, never>, object][] = [];
  const add = (event: unknown, data: object) => events.push([event as EventDefinition<string, never>, data]);
  const buyers: { id: string; email: string; orderId: string }[] = [];
  for (let n = 0; n < 8; n++) {
    const [id, orderId, ticketId, sellerId] = [newId(), newId(), newId(), newId()];
    const email = `${id}@example.com`;
    buyers.push({ id, email, orderId });
    const ticket = {
      ...OrderCreated.sample.ticket,
      ...{ id: ticketId, userId: sellerId, version: 0, startsAt: inHours(240), title: `Quartet ${n}` },
    };
    const order = { id: orderId, userId: id, expiresAt: inHours(0.25), ticket, number: `NUMBER${n}` };
    add(UserCreated, { id, email, version: 0 });
    add(TicketCreated, { id: ticketId, userId: sellerId, version: 0, startsAt: inHours(240) });
    add(OrderCreated, { ...order, version: 0 });
    add(OrderUpdated, { ...order, version: 1, status: 'awaiting:payment' });
    if (n % 2 === 0) {
      add(OrderCompleted, { ...order, version: 2, status: 'complete' });
      add(OrderRefunded, { ...order, version: 4, status: 'refunded' });
      add(TicketUpdated, { id: ticketId, userId: sellerId, version: 1, startsAt: inHours(240) });
    } else {
      add(OrderCancelled, { ...order, version: 2, status: 'cancelled', reason: 'expired' });
      add(ExpirationSoon, { id: orderId, orderId, expiresAt: order.expiresAt, version: 0 });
    }
  }
  const five = events.flatMap((event) => Array.from({ length: 5 }, () => event));
  const shuffled = five
    .map((event) => ({ event, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ event }) => event);
  console.log(`seed ${seed}`);
  for (const [event, data] of shuffled) await happen(test.bus, event, data as never);
  await test.bus.settled();
  const expected = buyers.flatMap(({ email }, n) =>
    n % 2 === 0 ? [`${email} receipt`, `${email} refund`] : [`${email} ended`],
  );
  const words = [
    ['receipt', /^Your receipt/],
    ['refund', /on its way back$/],
    ['ended', /has ended$/],
  ] as const;
  const received = () =>
    smtp.mails.flatMap(({ to, subject = '' }) => {
      const kind = words.find(([, form]) => form.test(subject))?.[0];
      return kind ? [`${[to].flat()[0]?.text} ${kind}`] : [];
    });
  await until('all are there', () => received().length >= expected.length);
  await until(
    'none waits',
    async () => (await test.stored({ mail: 'waiting', nextAt: { $lt: new Date() } })).length === 0,
  );
  expect(received().sort()).toEqual(expected.sort());
  expect(new Set(smtp.ids()).size).toBe(smtp.mails.length);
  for (const [n, { id, email, orderId }] of buyers.entries()) {
    for (const mail of smtp.to(email)) expect(mail.text).toContain(`NUMBER${n}`);
    for (const row of await test.stored({ userId: id })) expect(row.facts.orderId).toBe(orderId);
  }
});
