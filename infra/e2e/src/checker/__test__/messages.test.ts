import { expect, it } from '@jest/globals';
import { check } from '../check.ts';
import type { Message, OrderDocument } from '../world.ts';
import { empty } from './empty-world.ts';

const order = {
  _id: 'order',
  version: 2,
  status: 'complete',
  history: [{ status: 'complete', at: new Date() }],
  slots: [],
  userId: 'buyer',
  ticket: { priceCents: 100, userId: 'seller' },
} as unknown as OrderDocument;
const message = (kind: string, userId: string, _id = `${kind}/${userId}`): Message => ({
  ...{ _id, kind, userId, mail: 'sent' },
  facts: { orderId: 'order' },
});
const found = (...messages: Message[]) =>
  check({ ...empty, orders: [order], messages })
    .filter(({ invariant }) => invariant.startsWith('N'))
    .map(({ what }) => what);

it('When buyer and seller got what is theirs, then nothing is found', () => {
  expect(found(message('paid', 'buyer'), message('sold', 'seller'), message('reserved', 'buyer'))).toEqual(
    [],
  );
});

it.each([
  ['has no receipt', [], ['paid order order has 0 receipts']],
  [
    'has two receipts',
    [message('paid', 'buyer'), message('paid', 'buyer', 'again')],
    ['paid order order has 2 receipts'],
  ],
  [
    'has a receipt that went to somebody else',
    [message('paid', 'stranger')],
    ['paid order order has 0 receipts', 'paid/stranger went to somebody else'],
  ],
  [
    'was shown to its seller as a buyer’s',
    [message('paid', 'buyer'), message('reserved', 'seller')],
    ['reserved/seller went to somebody else'],
  ],
])('When a paid order %s, then it is found', (_what, messages, violations) => {
  expect(found(...messages)).toEqual(violations);
});
