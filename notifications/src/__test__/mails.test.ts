import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ExpirationSoon,
  OrderCompleted,
  SessionEnded,
  TicketCreated,
  TicketUpdated,
  UserConfirmRequested,
  UserCreated,
  UserResetRequested,
  UserUpdated,
} from '@ticketing/common/contracts';
import { until } from '@ticketing/common/testing';
import { refusal, startSmtp, type TestSmtp } from './smtp-server.ts';
import { type NotificationsTest, startNotifications } from './start-notifications.ts';
import { story } from './story.ts';

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
beforeEach(() => smtp.answers());

const { newPerson, newOrder, inHours, sealedFor, newId } = story(
  () => test,
  () => smtp,
);

const oneMail = async (person: { mails(): unknown[] }) => {
  await until('the mail is there', () => person.mails().length > 0);
  const [mail] = person.mails() as ReturnType<TestSmtp['to']>;
  if (!mail) throw new Error('no mail');
  return mail;
};
const headerOf = (mail: { headers: Map<string, unknown> }, name: string) => mail.headers.get(name);

describe('links', () => {
  it('When somebody signs up, then they are welcomed with the link that confirms their address', async () => {
    const person = await newPerson();
    await test.happens(UserConfirmRequested, {
      ...sealedFor('user:confirm-requested', person.id, 0, person.email),
      id: person.id,
    } as never);
    const mail = await oneMail(person);
    expect(mail.subject).toContain('Welcome');
    expect(mail.text).toContain('https://shop.example.com/auth/confirm?token=to-ken');
    expect(mail.html).toContain('https://shop.example.com/auth/confirm?token=to-ken');
    const [row] = await test.stored({ userId: person.id });
    await until('it is written down', async () => (await test.stored({ _id: row?._id }))[0]?.mail === 'sent');
    expect((await test.stored({ _id: row?._id }))[0]).not.toHaveProperty('sealed');
  });

  it('When a password was forgotten, then the link comes in the language of the person', async () => {
    const person = await newPerson({ language: 'de' });
    await test.happens(UserResetRequested, {
      ...sealedFor('user:reset-requested', person.id, 3, person.email),
      id: person.id,
    } as never);
    const mail = await oneMail(person);
    expect(mail.subject).toBe('Neues Passwort wählen');
    expect(mail.text).toContain('https://shop.example.com/auth/reset?token=to-ken');
    expect(headerOf(mail, 'list')).toBeUndefined();
  });

  it('When the person is not known yet, then the mail waits for them', async () => {
    const id = newId();
    const email = `${id}@example.com`;
    await test.happens(UserResetRequested, {
      ...sealedFor('user:reset-requested', id, 3, email),
      id,
    } as never);
    await until('it waits', async () => ((await test.stored({ userId: id }))[0]?.attempts ?? -1) === 0);
    expect(smtp.to(email)).toEqual([]);
    await test.happens(UserCreated, { id, email, version: 0 });
    await oneMail({ mails: () => smtp.to(email) });
  });

  it('When all sessions ended, then the mail says why; when one ended, then there is none', async () => {
    const person = await newPerson();
    await test.happens(SessionEnded, {
      userId: person.id,
      version: 2,
      reason: 'password',
      id: person.id,
    } as never);
    expect((await oneMail(person)).subject).toBe('Your password was changed');
    await test.happens(SessionEnded, { userId: person.id, version: 3, sid: newId(), id: person.id } as never);
    await test.happens(SessionEnded, {
      userId: person.id,
      version: 4,
      reason: 'suspended',
      id: person.id,
    } as never);
    expect(await test.kindsOf(person.id)).toEqual(['password-changed']);
  });
});

describe('purchases', () => {
  it('When an order is paid, then the receipt has its number, the event in its own time, and a calendar file', async () => {
    const person = await newPerson({ timeZone: 'America/New_York' });
    const order = await newOrder(person.id, { startsAt: '2030-06-01T18:00:00.000Z' });
    await order.created();
    await order.completed();
    const mail = await oneMail(person);
    expect(mail.subject).toBe('Your receipt for Late quartet');
    expect(mail.text).toContain('Order: K7WQ2MXD');
    expect(mail.text).toMatch(/When: Saturday.* 1 June 2030.* 20:00 (CEST|GMT\+2)/);
    expect(mail.text).toContain('Total: €39.98');
    expect(mail.text).toContain(`https://shop.example.com/orders/${order.id}`);
    expect(mail.attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar']);
    expect(String(mail.attachments[0]?.content)).toContain('DTSTART;TZID=Europe/Zurich:20300601T200000\r\n');
    expect(headerOf(mail, 'list')).toBeUndefined();
    expect(await test.kindsOf(person.id)).toEqual(['day-before', 'paid', 'reserved']);
  });

  it.each([
    ['user', 'cancelled', 'No money was taken'],
    ['expired', 'expired', 'No money was taken'],
    ['payment', 'payment-failed', 'set aside is free again'],
  ] as const)('When an order ends by %s, then the mail is of the kind %s', async (reason, kind, words) => {
    const person = await newPerson();
    await (await newOrder(person.id)).cancelled(reason);
    expect((await oneMail(person)).text?.replace(/\n/g, ' ')).toContain(words);
    expect(await test.kindsOf(person.id)).toEqual([kind]);
  });

  it('When an order is refunded, then its buyer learns how much comes back', async () => {
    const person = await newPerson();
    await (await newOrder(person.id)).refunded();
    expect((await oneMail(person)).text).toContain('€39.98 go back');
  });

  it('When a title tries to be a header or HTML, then it is a title', async () => {
    const person = await newPerson();
    const title = 'Quartet\r\nBcc: thief@example.com\r\n\r\n<script>alert(1)</script>';
    await (await newOrder(person.id, { title })).completed();
    const mail = await oneMail(person);
    expect(mail.subject).toBe('Your receipt for Quartet Bcc: thief@example.com <script>alert(1)</script>');
    expect(mail.bcc).toBeUndefined();
    expect(smtp.to('thief@example.com')).toEqual([]);
    expect(mail.html).not.toContain('<script>');
    expect(String(mail.attachments[0]?.content)).not.toMatch(/^Bcc/m);
  });

  it('When a purchase is years old and published again, then nobody is mailed about it', async () => {
    const person = await newPerson();
    const old = '5f0000000000000000000001';
    await test.happens(OrderCompleted, { id: old, userId: person.id, version: 2, status: 'complete' });
    await until(
      'it is dropped',
      async () => (await test.stored({ userId: person.id, mail: 'dropped' })).length > 0,
    );
    expect(person.mails()).toEqual([]);
  });
});

describe('the end of a hold', () => {
  const soon = (order: { id: string; expiresAt: string }) =>
    test.happens(ExpirationSoon, { orderId: order.id, expiresAt: order.expiresAt, id: order.id } as never);

  it('When it comes near, then the mail says until when, and how to get no more of them', async () => {
    const person = await newPerson();
    const order = await newOrder(person.id);
    await order.created();
    await soon(order);
    const mail = await oneMail(person);
    expect(mail.subject).toContain('held until');
    expect(mail.headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringContaining('/api/notifications/unsubscribe?token=') },
    });
    expect(headerOf(mail, 'list')).toMatchObject({
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    });
  });

  it('When the order is not known yet, then the event comes again until it is', async () => {
    const person = await newPerson();
    const order = await newOrder(person.id);
    const waiting = soon(order);
    await order.created();
    await waiting;
    await oneMail(person);
  });

  it('When it was paid or has ended meanwhile, then nothing is sent', async () => {
    const person = await newPerson();
    const order = await newOrder(person.id);
    await order.created();
    await order.completed();
    await soon(order);
    const late = await newOrder(person.id);
    await late.created();
    await test.happens(ExpirationSoon, { orderId: late.id, expiresAt: inHours(-1), id: late.id } as never);
    expect(await test.kindsOf(person.id)).not.toContain('hold-ending');
  });
});

describe('changes of a listing', () => {
  const listed = async () => {
    const ticketId = newId();
    const data = { ...TicketCreated.sample, id: ticketId, startsAt: inHours(240) };
    await test.happens(TicketCreated, data);
    return {
      ticketId,
      updated: (version: number, given: Partial<TicketUpdated['data']>) =>
        test.happens(TicketUpdated, { ...data, ...given, version }),
    };
  };

  it('When date or place changes, then every buyer of a paid order learns before and after, and nobody else', async () => {
    const { ticketId, updated } = await listed();
    const [buyer, holder, stranger] = [await newPerson(), await newPerson(), await newPerson()];
    await (await newOrder(buyer.id, { ticketId })).completed();
    await (await newOrder(holder.id, { ticketId })).created();
    await (await newOrder(stranger.id)).completed();
    await updated(1, { venue: 'New Mill' });
    await until('the mail is there', () => buyer.mails().length === 2);
    const mail = buyer.mails().find(({ subject }) => subject?.includes('new date or place'));
    expect(mail?.text).toContain('Where, before: Old Mill, Mill Lane 1, Zürich');
    expect(mail?.text).toContain('Where, now: New Mill, Mill Lane 1, Zürich');
    for (const other of [holder, stranger])
      expect(await test.kindsOf(other.id)).not.toContain('listing-changed');
  });

  it('When only the price changes, then nobody gets a message', async () => {
    const { ticketId, updated } = await listed();
    const buyer = await newPerson();
    await (await newOrder(buyer.id, { ticketId })).completed();
    await updated(1, { priceCents: 1 });
    expect(await test.kindsOf(buyer.id)).not.toContain('listing-changed');
  });

  it('When it is withdrawn, then its buyers learn it', async () => {
    const { ticketId, updated } = await listed();
    const buyer = await newPerson();
    await (await newOrder(buyer.id, { ticketId })).completed();
    await updated(1, { status: 'withdrawn' });
    await until('it is written', async () => (await test.kindsOf(buyer.id)).includes('listing-withdrawn'));
  });

  it('When an order of before is paid after the change, then its buyer learns it, too', async () => {
    const { ticketId, updated } = await listed();
    await updated(1, { venue: 'New Mill' });
    const buyer = await newPerson();
    await (await newOrder(buyer.id, { ticketId })).completed();
    expect(await test.kindsOf(buyer.id)).toContain('listing-changed');
  });

  it('When the event moves, then the reminder of the day before moves with it', async () => {
    const { ticketId, updated } = await listed();
    const buyer = await newPerson();
    await (await newOrder(buyer.id, { ticketId, startsAt: inHours(240) })).completed();
    const startsAt = inHours(400);
    await updated(1, { startsAt });
    const due = new Date(Date.parse(startsAt) - 24 * 3600_000);
    await until('it has moved', async () => {
      const [row] = await test.stored({ userId: buyer.id, kind: 'day-before' });
      return row?.nextAt?.getTime() === due.getTime();
    });
  });
});

describe('sellers', () => {
  it('When several orders are paid within an hour, then the app shows each, and one mail has all', async () => {
    const seller = await newPerson();
    const buyer = await newPerson();
    for (let n = 0; n < 3; n++) await (await newOrder(buyer.id, { sellerId: seller.id })).completed();
    await until('a digest is planned', async () => (await test.kindsOf(seller.id)).includes('sales-digest'));
    expect(await test.kindsOf(seller.id)).toEqual(['sales-digest', 'sold', 'sold', 'sold']);
    expect(seller.mails()).toEqual([]);
    test.clock.advance(3660);
    const mail = await oneMail(seller);
    expect(mail.subject).toBe('Your sales: 3 orders');
    expect(seller.mails()).toHaveLength(1);
  });

  it('When the seller is suspended, then there is no mail of sales', async () => {
    const seller = await newPerson({ status: 'suspended' });
    const buyer = await newPerson();
    await (await newOrder(buyer.id, { sellerId: seller.id })).completed();
    await until('a digest is planned', async () => (await test.kindsOf(seller.id)).includes('sales-digest'));
    test.clock.advance(3660);
    await until(
      'it is dropped',
      async () =>
        (await test.stored({ userId: seller.id, mail: 'dropped', reason: 'suspended' })).length === 1,
    );
    expect(seller.mails()).toEqual([]);
  });
});

describe('the day before', () => {
  it('When it has come, then the holder of a paid order is reminded, and one who was refunded is not', async () => {
    const [buyer, other] = [await newPerson(), await newPerson()];
    const startsAt = inHours(48);
    await (await newOrder(buyer.id, { startsAt })).completed();
    const returned = await newOrder(other.id, { startsAt });
    await returned.completed();
    await returned.refunded();
    test.clock.advance(24 * 3600 + 1);
    await until('the reminder is there', () =>
      buyer.mails().some(({ subject }) => subject?.startsWith('Tomorrow')),
    );
    await until(
      'it is dropped',
      async () => (await test.stored({ userId: other.id, kind: 'day-before', mail: 'dropped' })).length === 1,
    );
  });
});

describe('addresses that refuse', () => {
  it('When a server says there is no such address, then nothing more goes there until it is confirmed anew', async () => {
    const person = await newPerson();
    smtp.answers({ recipient: () => refusal(550, '5.1.1 No such user') });
    await (await newOrder(person.id)).completed();
    await until(
      'it has failed',
      async () => (await test.stored({ userId: person.id, mail: 'failed' })).length === 1,
    );
    smtp.answers();
    await (await newOrder(person.id)).cancelled('user');
    await until(
      'it is dropped',
      async () => (await test.stored({ userId: person.id, mail: 'dropped' })).length === 1,
    );
    expect(person.mails()).toEqual([]);

    await test.happens(UserConfirmRequested, {
      ...sealedFor('user:confirm-requested', person.id, 5, person.email),
      id: person.id,
    } as never);
    await oneMail(person);
    await test.happens(UserUpdated, { id: person.id, email: person.email, version: 6, emailConfirmed: true });
    await (await newOrder(person.id)).completed();
    await until('mail comes again', () => person.mails().length === 2);
  });
});
