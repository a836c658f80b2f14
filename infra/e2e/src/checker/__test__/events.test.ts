import { expect, it } from '@jest/globals';
import { check } from '../check.ts';
import type { World } from '../world.ts';
import { empty } from './empty-world.ts';

const published = (data: object) => ({
  id: 'order:completed/order/2',
  type: 'order:completed',
  version: 2,
  data,
});
const foundOf = (...events: object[]) =>
  check({ ...empty, events } as World)
    .filter(({ invariant }) => invariant === 'I7')
    .map(({ what }) => what);

it('When a fact is published once more with its codes sealed anew, then it is the same fact', () => {
  const paid = { quantity: 2, sealedCodes: 'one' };
  expect(foundOf(published(paid), published({ ...paid, sealedCodes: 'other' }))).toEqual([]);
});

it('When a fact is published once more with another content, then that is found', () => {
  const two = foundOf(published({ quantity: 2 }), published({ quantity: 3 }));
  expect(two).toEqual(['order:completed/order/2 was published in two ways']);
});
