import Link from 'next/link';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { card as cardTexts } from '../../i18n/card.ts';
import { money } from '../../i18n/format.ts';
import { Artwork } from './artwork.tsx';
import { Left } from './availability.tsx';
import type { Card } from './card.ts';
import { DateChip } from './date-chip.tsx';

interface Props {
  card: Card;
  available: number;
  isOver: boolean;
  isFirst?: boolean;
}

export const ListingCard = ({ card, available, isOver, isFirst = false }: Props) => {
  const { language } = useVisit();
  const text = useText(cardTexts);
  const place = [card.venue, card.city].filter(Boolean).join(', ');
  return (
    <li className={available === 0 || isOver ? 'card gone' : 'card'}>
      <Artwork of={card} isFirst={isFirst} />
      {card.startsAt && <DateChip at={card.startsAt} timeZone={card.timeZone} />}
      <h3>
        <Link href={`/tickets/${card.id}`} prefetch={false}>
          <bdi>{card.title}</bdi>
        </Link>
      </h3>
      {place && (
        <p>
          <bdi>{place}</bdi>
        </p>
      )}
      <div className="card-foot">
        <span className="price">{money(language, card.price)}</span>
        {isOver ? <span className="left">{text.over}</span> : <Left available={available} />}
      </div>
    </li>
  );
};
