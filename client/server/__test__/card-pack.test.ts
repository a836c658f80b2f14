import { expect, it } from '@jest/globals';
import type { Card } from '../../components/listings/card.ts';
import { cardPack } from '../card-pack.ts';

const card = (id: string) => ({ id }) as Card;

it('When a card stands in several rows, then it travels once, and each row knows its place', () => {
  const { cards, row } = cardPack();
  expect([row([card('a'), card('b')]), row([card('c'), card('a')])]).toEqual([
    [0, 1],
    [2, 0],
  ]);
  expect(cards.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
