import Link from 'next/link';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { card as cardTexts } from '../../i18n/card.ts';
import { categories, toCategory } from '../../i18n/categories.ts';
import { money } from '../../i18n/format.ts';
import { listings } from '../../i18n/listings.ts';
import { When } from '../shell/when.tsx';
import { Artwork } from './artwork.tsx';
import { Left } from './availability.tsx';
import type { Card } from './card.ts';

/** One listing before all others. */
export const Hero = ({ card, available }: { card: Card; available: number }) => {
  const text = useText(listings);
  const { undated } = useText(cardTexts);
  const names = useText(categories);
  const { language } = useVisit();
  const category = toCategory(card.category);
  return (
    <section className="hero" aria-label={text.lead}>
      <Artwork of={card} isFirst isLarge />
      <div className={`hero-words hue-${category}`}>
        <p className="kicker">{names[category]}</p>
        <h2>
          <Link href={`/tickets/${card.id}`}>
            <bdi>{card.title}</bdi>
          </Link>
        </h2>
        <p className="hero-facts">
          {card.startsAt ? <When at={card.startsAt} timeZone={card.timeZone} /> : undated}
          <br />
          <bdi className="muted">{[card.venue, card.city].filter(Boolean).join(', ')}</bdi>
        </p>
        <p className="card-foot">
          <span className="price">{money(language, card.price)}</span>
          <Left available={available} />
        </p>
        <span className="btn btn-primary" aria-hidden="true">
          {text.getTickets}
        </span>
      </div>
    </section>
  );
};
