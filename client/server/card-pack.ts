import type { Card } from '../components/listings/card.ts';

/** Each card once, however many rows of a page it stands in: a row is the places of its cards. */
export const cardPack = () => {
  const cards: Card[] = [];
  const places = new Map<string, number>();
  const placeOf = (card: Card): number => {
    const known = places.get(card.id);
    if (known !== undefined) return known;
    places.set(card.id, cards.length);
    return cards.push(card) - 1;
  };
  return { cards, row: (some: readonly Card[]): number[] => some.map(placeOf) };
};
