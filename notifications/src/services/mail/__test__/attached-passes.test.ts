import { expect, it } from '@jest/globals';
import { newMessage } from '../../../domain/message.ts';
import { ownPasses, sheetsOf } from '../attached-passes.ts';
import { at, key, paidOrder } from './sample-mail.ts';

const person = {
  id: 'person',
  version: 0,
  email: 'robin@example.com',
  name: 'Robin',
  status: 'active' as const,
};
const facts = {
  title: 'Quartet',
  number: 'K7WQ2MXD',
  startsAt: '2030-06-01T18:00:00.000Z',
  venue: 'Old Mill',
};
const content = { message: newMessage({ id: 'event', at }, 'paid', 'person', { facts }), person };
const sender = { publicUrl: 'https://shop.example.com', keys: [key] as const };

it('When an event has moved since, then the page has the new time and place, and how many seats there are', () => {
  const listing = {
    ...{ id: 'listing', version: 3, title: 'Quartet', status: 'active' as const, userId: 'seller' },
    ...{ quantity: 90, startsAt: '2030-07-01T18:00:00.000Z', venue: 'New Mill' },
  };
  const [sheet] = sheetsOf(ownPasses({ ...content, order: paidOrder }, sender), { ...content, listing });
  expect(sheet).toMatchObject({ seat: 1, seats: 90, venue: 'New Mill', holder: 'Robin', number: 'K7WQ2MXD' });
  expect(sheet?.startsAt).toEqual(new Date('2030-07-01T18:00:00.000Z'));
});

it.each(['created', 'refund:pending', 'refunded', 'cancelled'] as const)(
  'When the order is %s, then it has no passes',
  (status) => expect(ownPasses({ ...content, order: { ...paidOrder, status } }, sender)).toEqual([]),
);

it('When the order has another version than its passes were sealed for, then none is read', () => {
  const order = { ...paidOrder, version: paidOrder.version + 1 };
  expect(ownPasses({ ...content, order }, sender)).toEqual([]);
});
