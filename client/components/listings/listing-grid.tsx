import Link from 'next/link';
import { useAvailability } from '../../hooks/use-availability.ts';
import { useText } from '../../hooks/use-visit.ts';
import { listings } from '../../i18n/listings.ts';
import { type Card, isPast } from './card.ts';
import { type ListingFilters, listPath } from './listing-filters.ts';
import { Stub } from './stub.tsx';

interface Props {
  cards: readonly Card[];
  next: string | null;
  filters: ListingFilters;
  now: number;
}

export const ListingGrid = ({ cards, next, filters, now }: Props) => {
  const text = useText(listings);
  const availableOf = useAvailability(cards);
  const isAnything = Object.keys(filters).length > 0;
  if (cards.length === 0) {
    return (
      <div className="empty">
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
      <ul className="stubs">
        {cards.map((card) => (
          <Stub key={card.id} card={card} available={availableOf(card)} isOver={isPast(card, now)} />
        ))}
      </ul>
      <div className="pager">
        {next && (
          <Link className="btn btn-primary" href={listPath({ ...filters, cursor: next })} rel="next">
            {text.next}
          </Link>
        )}
        {filters.cursor && (
          <Link className="btn btn-secondary" href={listPath({ ...filters, cursor: undefined })}>
            {text.first}
          </Link>
        )}
      </div>
    </>
  );
};
