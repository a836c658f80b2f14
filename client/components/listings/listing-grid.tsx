import Link from 'next/link';
import type { Availability } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { listings } from '../../i18n/listings.ts';
import { EmptyArt } from '../shell/empty-art.tsx';
import { type Card, isPast } from './card.ts';
import { ListingCard } from './listing-card.tsx';
import { type ListingFilters, listPath } from './listing-filters.ts';

interface Props {
  cards: readonly Card[];
  next: string | null;
  filters: ListingFilters;
  /** The page that it is on. */
  path?: string;
  availableOf: (listing: Availability) => number;
  /** How many of them are seen at once. */
  first: number;
  now: number;
}

export const ListingGrid = ({ cards, next, filters, path, availableOf, first, now }: Props) => {
  const text = useText(listings);
  const isAnything = Object.keys(filters).length > 0;
  if (cards.length === 0) {
    return (
      <div className="empty">
        <EmptyArt name={isAnything ? 'none' : 'first'} />
        <h2>{isAnything ? text.none : text.noneAtAll}</h2>
        <p className="muted">{isAnything ? text.noneNext : text.noneAtAllNext}</p>
        <Link className="btn btn-primary" href={isAnything ? '/' : '/tickets/new'}>
          {isAnything ? text.clear : text.sellFirst}
        </Link>
      </div>
    );
  }
  return (
    <>
      <ul className="cards">
        {cards.map((card, index) => (
          <ListingCard
            key={card.id}
            card={card}
            available={availableOf(card)}
            isOver={isPast(card, now)}
            isFirst={index < first}
          />
        ))}
      </ul>
      <div className="pager">
        {next && (
          <Link className="btn btn-primary" href={listPath({ ...filters, cursor: next }, path)} rel="next">
            {text.next}
          </Link>
        )}
        {filters.cursor && (
          <Link className="btn btn-secondary" href={listPath({ ...filters, cursor: undefined }, path)}>
            {text.first}
          </Link>
        )}
      </div>
    </>
  );
};
