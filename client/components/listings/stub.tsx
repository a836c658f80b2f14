import Link from 'next/link';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { money } from '../../i18n/format.ts';
import { listings } from '../../i18n/listings.ts';
import { Left } from './availability.tsx';
import type { Card } from './card.ts';
import { DateBlock } from './date-block.tsx';

interface Props {
  card: Card;
  available: number;
  isOver: boolean;
}

export const Stub = ({ card, available, isOver }: Props) => {
  const { language } = useVisit();
  const text = useText(listings);
  return (
    <li className={available === 0 || isOver ? 'stub gone' : 'stub'}>
      <DateBlock at={card.startsAt} />
      <div className="stub-body">
        <div>
          <h3>
            <Link href={`/tickets/${card.id}`}>
              <bdi>{card.title}</bdi>
            </Link>
          </h3>
          {card.venue && (
            <p>
              <bdi>{card.venue}</bdi>
            </p>
          )}
        </div>
        <div className="stub-foot">
          {isOver ? <span className="left">{text.over}</span> : <Left available={available} />}
          <span className="price">{money(language, card.price)}</span>
        </div>
      </div>
    </li>
  );
};
