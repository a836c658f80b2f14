import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TicketCreated, TicketUpdated } from '@ticketing/common/contracts';
import { until } from '@ticketing/common/testing';
import { startSmtp, type TestSmtp } from './smtp-server.ts';
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

const { newPerson, newOrder, inHours, newId } = story(
  () => test,
  () => smtp,
);
type Person = Awaited<ReturnType<typeof newPerson>>;

const listed = async () => {
  const [ticketId, seller] = [newId(), await newPerson()];
  const data = { ...TicketCreated.sample, id: ticketId, userId: seller.id, startsAt: inHours(240) };
  await test.happens(TicketCreated, data);
  const updated = (version: number, given: Partial<TicketUpdated['data']>) =>
    test.happens(TicketUpdated, { ...data, status: 'withdrawn', ...given, version });
  const at = () => new Date().toISOString();
  const paid = async (buyer: Person) => {
    const order = await newOrder(buyer.id, { ticketId, sellerId: seller.id });
    await order.completed();
    return order;
  };
  return {
    ...{ ticketId, seller, updated, paid },
    cancelled: (version = 1) => updated(version, { cancelled: { at: at(), reason: 'The singer is ill' } }),
    withdrawn: (version = 1) => updated(version, { withdrawal: { at: at(), reason: 'Not as described' } }),
  };
};

const rowsOf = (person: Person, kind: string) => test.stored({ userId: person.id, kind });
const learnt = (person: Person) =>
  until('it is written', async () => (await rowsOf(person, 'listing-cancelled')).length > 0);
const mailed = (person: Person, words: string) =>
  person.mails().filter(({ subject }) => subject?.includes(words));
const isDropped = (person: Person, kind: string) =>
  until('it is dropped', async () => (await rowsOf(person, kind))[0]?.mail === 'dropped');

describe('a cancelled event', () => {
  it('When an event of many is cancelled, then all learn it, and those of another need not wait for them', async () => {
    const [arena, club] = [await listed(), await listed()];
    const many = 45;
    for (let n = 0; n < many; n++)
      await (await newOrder(newId(), { ticketId: arena.ticketId, sellerId: arena.seller.id })).completed();
    const guest = await newPerson();
    await club.paid(guest);
    const rows = () =>
      test.stored({
        kind: 'listing-cancelled',
        'facts.ticketId': arena.ticketId,
        userId: { $ne: arena.seller.id },
      });
    await arena.cancelled();
    await club.cancelled();
    await learnt(guest);
    expect((await rows()).length).toBeLessThan(many);
    await until('all have it', async () => (await rows()).length === many);
    expect(new Set((await rows()).map(({ userId }) => userId)).size).toBe(many);
  });

  it('When a buyer is refunded for it, then the app says both, and one mail says that and why', async () => {
    const { paid, cancelled } = await listed();
    const buyer = await newPerson();
    const order = await paid(buyer);
    await cancelled();
    await learnt(buyer);
    await order.refundRequested();
    await order.refunded();
    await isDropped(buyer, 'refunded');
    await until('the mail is there', () => mailed(buyer, 'does not take place').length === 1);
    const [mail] = mailed(buyer, 'does not take place');
    expect(mail?.text).toContain('You get your money back');
    expect(mail?.text).toContain('Reason: The singer is ill');
    expect(mailed(buyer, 'on its way back')).toEqual([]);
    expect(await test.kindsOf(buyer.id)).toEqual(['day-before', 'listing-cancelled', 'paid', 'refunded']);
  });

  it('When a buyer wants no mails about changes, and reads German, then this one comes, in German', async () => {
    const { paid, cancelled } = await listed();
    const buyer = await newPerson({ language: 'de' });
    const cookie = test.signIn({ id: buyer.id });
    const wants = { mail: { reminders: false, changes: false, sales: false } };
    await test.request.put('/api/notifications/preferences').set('Cookie', cookie).send(wants).expect(200);
    await paid(buyer);
    await cancelled();
    await until('the mail is there', () => mailed(buyer, 'findet nicht statt').length === 1);
    expect(mailed(buyer, 'findet nicht statt')[0]?.text).toContain('Grund: The singer is ill');
  });

  it('When the refund is known here before the cancelling, then its buyer learns it nevertheless, once (out of order)', async () => {
    const { paid, cancelled, updated } = await listed();
    const [pending, done, unordered, early] = [
      await newPerson(),
      await newPerson(),
      await newPerson(),
      await newPerson(),
    ];
    await (await paid(pending)).refundRequested();
    const order = await paid(done);
    await order.refundRequested();
    await order.refunded();
    const other = await paid(unordered);
    await other.refunded();
    await other.refundRequested();
    await (await paid(early)).refundRequested();
    await test.service.platform.db
      .collection('orders')
      .updateOne({ userId: early.id }, { $set: { refundAskedAt: new Date(Date.now() - 3_600_000) } });
    await cancelled(2);
    await cancelled(2);
    await updated(3, { cancelled: { at: new Date().toISOString(), reason: 'The singer is ill' } });
    await updated(1, {});
    for (const buyer of [pending, done, unordered]) {
      await learnt(buyer);
      expect(await rowsOf(buyer, 'listing-cancelled')).toHaveLength(1);
      expect(await rowsOf(buyer, 'listing-withdrawn')).toEqual([]);
    }
    await until(
      'the change is closed',
      async () =>
        (await test.service.platform.db.collection('listingchanges').countDocuments({ isOpen: true })) === 0,
    );
    expect(await rowsOf(early, 'listing-cancelled')).toEqual([]);
  });

  it('When the listing itself is not known here, then its buyers learn it', async () => {
    const buyer = await newPerson();
    const order = await newOrder(buyer.id);
    await order.completed();
    await test.happens(TicketUpdated, {
      ...{ id: order.ticketId, version: 1, status: 'withdrawn' },
      cancelled: { at: new Date().toISOString(), reason: '' },
    });
    await learnt(buyer);
  });

  it('When an order is paid in the last moment, then its buyer learns it with the order', async () => {
    const { paid, cancelled } = await listed();
    await cancelled();
    const buyer = await newPerson();
    await paid(buyer);
    expect(await rowsOf(buyer, 'listing-cancelled')).toHaveLength(1);
  });

  it('When a hold ends with it, then its holder learns that nothing was charged, and no more', async () => {
    const { ticketId, cancelled } = await listed();
    const holder = await newPerson();
    const order = await newOrder(holder.id, { ticketId });
    await order.created();
    await cancelled();
    for (let n = 0; n < 2; n++) await order.cancelled('event');
    await until('the mail is there', () => holder.mails().length === 1);
    expect(holder.mails()[0]?.subject).toBe('Late quartet was cancelled: you were not charged');
    expect(await test.kindsOf(holder.id)).toEqual(['event-cancelled', 'reserved']);
  });
});

describe('an event that an admin cancelled', () => {
  it('When it comes, twice and late, then its seller has one mail with the reason; of their own cancelling none', async () => {
    const [theirs, own] = [await listed(), await listed()];
    const cancelled = { at: new Date().toISOString(), reason: 'Sold by somebody else', by: 'admin' as const };
    for (const version of [2, 2, 1]) await theirs.updated(version, { cancelled });
    await own.cancelled();
    await until('the mail is there', () => mailed(theirs.seller, 'was cancelled by us').length === 1);
    expect(mailed(theirs.seller, 'was cancelled by us')[0]?.text).toContain('Reason: Sold by somebody else');
    expect(await rowsOf(theirs.seller, 'listing-cancelled-by-admin')).toHaveLength(1);
    expect(await rowsOf(own.seller, 'listing-cancelled-by-admin')).toEqual([]);
  });
});

describe('a listing that an admin withdrew', () => {
  it('When it comes, twice and late, then its seller has one mail with the reason, and buyers theirs', async () => {
    const { seller, paid, withdrawn } = await listed();
    const buyer = await newPerson();
    await paid(buyer);
    await withdrawn(2);
    await withdrawn(2);
    await withdrawn(1);
    await until('the mail is there', () => mailed(seller, 'was withdrawn').length === 1);
    expect(mailed(seller, 'was withdrawn')[0]?.text).toContain('Reason: Not as described');
    expect(await rowsOf(seller, 'listing-withdrawn-by-admin')).toHaveLength(1);
    await until('it is written', async () => (await rowsOf(buyer, 'listing-withdrawn')).length === 1);
    const [row] = await rowsOf(buyer, 'listing-withdrawn');
    expect(row?.facts).not.toHaveProperty('reason');
  });

  it('When it is cancelled afterwards, then buyers learn that, and the seller nothing new', async () => {
    const { seller, paid, withdrawn, updated } = await listed();
    const buyer = await newPerson();
    await paid(buyer);
    await withdrawn(1);
    const at = new Date().toISOString();
    await updated(2, { withdrawal: { at, reason: 'Not as described' }, cancelled: { at, reason: '' } });
    await learnt(buyer);
    expect(await rowsOf(seller, 'listing-withdrawn-by-admin')).toHaveLength(1);
  });
});
