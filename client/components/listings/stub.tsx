import Link from 'next/link';
import { useVisit } from '../../hooks/use-visit.ts';
import { money } from '../../i18n/format.ts';
import { Left } from './availability.tsx';
import type { Card } from './card.ts';
import { DateBlock } from './date-block.tsx';

export const Stub = ({ card, available }: { card: Card; available: number }) => {
  const { language } = useVisit();
  return (
    <li className={available === 0 ? 'stub gone' : 'stub'}>
      <DateBlock at={card.startsAt} />
      <div className="stub-body">
        <div>
          <h3>
            <Link href={`/tickets/${card.id}`} dir="auto">
              {card.title}
            </Link>
          </h3>
          {card.venue && <p dir="auto">{card.venue}</p>}
        </div>
        <div className="stub-foot">
          <Left available={available} />
          <span className="price">{money(language, card.price)}</span>
        </div>
      </div>
    </li>
  );
};
