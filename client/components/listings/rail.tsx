import Link from 'next/link';
import type { Availability } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { card } from '../../i18n/card.ts';
import { type Card, isPast } from './card.ts';
import { ListingCard } from './listing-card.tsx';

interface Props {
  name: string;
  cards: readonly Card[];
  /** All of it. */
  path?: string;
  availableOf: (listing: Availability) => number;
  now: number;
}

/** A row that goes on sideways. */
export const Rail = ({ name, cards, path, availableOf, now }: Props) => {
  const text = useText(card);
  return (
    <section className="rail">
      <div className="list-head">
        <h2>{name}</h2>
        {path && (
          <Link href={path} prefetch={false}>
            {text.seeAll} <span className="visually-hidden">{name}</span>
          </Link>
        )}
      </div>
      <ul>
        {cards.map((card) => (
          <ListingCard key={card.id} card={card} available={availableOf(card)} isOver={isPast(card, now)} />
        ))}
      </ul>
    </section>
  );
};
