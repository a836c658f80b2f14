import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { seal } from '@ticketing/common/base';
import {
  OrderCompleted,
  OrderPassTransferred,
  OrderRefunded,
  OrderUpdated,
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

const { newPerson, newId, inHours } = story(
  () => test,
  () => smtp,
);

const key = Buffer.from('a'.repeat(64), 'hex');
const codeOf = (seat: number) => ({
  code: `TK1${`${'ABCD'[seat]}`.repeat(128)}`,
  shortCode: `K7WQ2MXD-${seat}-QF5A`,
});

/** An order as orders publishes it, with the passes of these seats for its buyer. */
const orderOf = (userId: string, startsIn = 240) => {
  const id = newId();
  const ticket = { ...OrderCompleted.sample.ticket, startsAt: inHours(startsIn) };
  const data = (version: number, seats: number[], sealedBy = key) => ({
    ...{ id, userId, version, ticket, quantity: 2, status: 'complete' as const },
    sealedCodes: seal(
      sealedBy,
      `order:passes/${id}/${version}`,
      JSON.stringify({ passes: seats.map((seat) => ({ id: newId(), seat, ...codeOf(seat) })) }),
    ),
  });
  return {
    id,
    completed: (seats = [1, 2], sealedBy = key) => test.happens(OrderCompleted, data(2, seats, sealedBy)),
    updated: (version: number, seats: number[]) => test.happens(OrderUpdated, data(version, seats)),
    refunded: () => test.happens(OrderRefunded, { id, userId, version: 9, ticket, status: 'refunded' }),
    given: (email: string, version = 3) =>
      test.happens(OrderPassTransferred, {
        ...{ id, userId, version, ticket, seat: 2 },
        sealed: seal(
          key,
          `order:pass-transferred/${id}/${version}`,
          JSON.stringify({ email, name: 'Kim', ...codeOf(2) }),
        ),
      }),
  };
};

const arrived = async (mails: () => ReturnType<TestSmtp['to']>, count = 1) => {
  await until(`${count} mails are there`, () => mails().length >= count);
  const mail = mails()[count - 1];
  if (!mail) throw new Error('no mail');
  return mail;
};
const pagesOf = (mail: ReturnType<TestSmtp['to']>[number]) => {
  const pdf = mail.attachments.find(({ contentType }) => contentType === 'application/pdf');
  return pdf ? [...pdf.content.toString('latin1').matchAll(/\/Type \/Page\n/g)].length : 0;
};

it('When an order is paid, then its receipt has the tickets, one page a seat, beside the calendar file', async () => {
  const buyer = await newPerson();
  await orderOf(buyer.id).completed();
  const mail = await arrived(buyer.mails);
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['tickets.pdf', 'event.ics']);
  expect(pagesOf(mail)).toBe(2);
  expect(mail.text?.replaceAll('\n', ' ')).toContain('Your 2 tickets are attached as a PDF');
});

it('When a paid order changes, then there is no second receipt, and the reminder has what is left to the buyer', async () => {
  const buyer = await newPerson();
  const order = orderOf(buyer.id, 48);
  await order.completed();
  await arrived(buyer.mails);
  await order.updated(3, [1]);
  expect(await test.kindsOf(buyer.id)).toEqual(['day-before', 'paid']);
  test.clock.advance(24 * 3600 + 1);
  const reminder = await arrived(buyer.mails, 2);
  expect(reminder.subject).toContain('Tomorrow');
  expect(pagesOf(reminder)).toBe(1);
});

it('When the key that sealed the passes is gone, then the mail goes without them', async () => {
  const buyer = await newPerson();
  await orderOf(buyer.id).completed([1], Buffer.alloc(32, 9));
  const mail = await arrived(buyer.mails);
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['event.ics']);
  expect(mail.text).not.toContain('PDF');
});

it('When a pass is given, then the friend has it by mail in the language of the giver, who sees a message', async () => {
  const giver = await newPerson({ language: 'de', name: 'Robin' });
  const order = orderOf(giver.id);
  const friend = `${newId()}@example.com`;
  await order.given(friend);
  const mail = await arrived(() => smtp.to(friend));
  expect(mail.subject).toBe(`Ein Ticket für dich: ${OrderCompleted.sample.ticket.title}`);
  expect(mail.text).toContain('Robin hat dir ein Ticket');
  expect(mail.text?.replaceAll('\n', '')).toContain(`https://shop.example.com/passes/${codeOf(2).code}`);
  expect(pagesOf(mail)).toBe(1);
  expect(giver.mails()).toEqual([]);
  expect(await test.kindsOf(giver.id)).toEqual(['pass-given', 'pass-received']);
  await until('it is written down', async () => {
    const [row] = await test.stored({ userId: giver.id, kind: 'pass-received' });
    return row?.mail === 'sent' && row.sealed === undefined;
  });
});

it("When the friend's address does not exist, then the giver's still gets mail", async () => {
  const giver = await newPerson();
  const order = orderOf(giver.id);
  const friend = `${newId()}@example.com`;
  smtp.answers({
    recipient: (address) => (address === friend ? refusal(550, '5.1.1 No such user') : undefined),
  });
  await order.given(friend);
  await until('it has failed', async () =>
    (await test.stored({ userId: giver.id, kind: 'pass-received' })).some(({ mail }) => mail === 'failed'),
  );
  await order.completed();
  await arrived(giver.mails);
});

it('When the order was refunded meanwhile, then nobody gets its pass', async () => {
  const giver = await newPerson();
  const order = orderOf(giver.id);
  const friend = `${newId()}@example.com`;
  await order.refunded();
  await order.given(friend);
  await until('it is dropped', async () =>
    (await test.stored({ userId: giver.id, kind: 'pass-received' })).some(({ mail }) => mail === 'dropped'),
  );
  expect(smtp.to(friend)).toEqual([]);
});
