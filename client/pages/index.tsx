import type { InferGetServerSidePropsType } from 'next';
import { Categories, Cities, Dates, Sorts } from '../components/listings/choices.tsx';
import { Finder } from '../components/listings/finder.tsx';
import { Hero } from '../components/listings/hero.tsx';
import { filtersOf, listPath } from '../components/listings/listing-filters.ts';
import { ListingGrid } from '../components/listings/listing-grid.tsx';
import { spanDays } from '../components/listings/quick-filters.ts';
import { Rail } from '../components/listings/rail.tsx';
import { Dimmed } from '../components/shell/dimmed.tsx';
import { HeadOf } from '../components/shell/head-of.tsx';
import { useAvailability } from '../hooks/use-availability.ts';
import { useText, useVisit } from '../hooks/use-visit.ts';
import { useZone } from '../hooks/use-zone.ts';
import { finding } from '../i18n/finding.ts';
import { count as counted } from '../i18n/format.ts';
import { listings } from '../i18n/listings.ts';
import { cardPack } from '../server/card-pack.ts';
import { findListings } from '../server/find-listings.ts';
import { findRails } from '../server/find-rails.ts';
import { page } from '../server/page.ts';
import { shared } from '../server/shared-page.ts';

const load = page(async (visit) => {
  const filters = filtersOf(visit.query);
  const now = Date.now();
  const days = spanDays(visit.props.zone, now);
  const isFront = Object.keys(filters).length === 0;
  const [list, front] = await Promise.all([
    findListings(visit, filters),
    isFront ? findRails(visit, days) : { lead: null, rails: [] },
  ]);
  const { cards, row } = cardPack();
  const lead = front.lead && row([front.lead])[0];
  const rails = front.rails.map(({ cards, ...rail }) => ({ ...rail, row: row(cards) }));
  const { data } = list.found;
  const found = data ? { data: { row: row(data.cards), next: data.next } } : list.found;
  return { props: { filters, now, ...list, found, cards, lead: lead ?? null, rails } };
});

export const getServerSideProps = shared(load);

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

/** On a phone the first row of the list is seen at once where nothing stands before it. */
const firstRow = 4;

export default function Home(props: Props) {
  const { filters, now, cards, found, count, categories, cities, rails } = props;
  const text = useText(finding);
  const common = useText(listings);
  const { language } = useVisit();
  // the page of somebody who is here for the first time was made before their zone was known
  const days = spanDays(useZone(), now);
  const availableOf = useAvailability(cards);
  const inRow = (row: readonly number[]) => row.flatMap((place) => cards[place] ?? []);
  const lead = props.lead === null ? undefined : cards[props.lead];
  const { cursor: _, sort: __, ...wanted } = filters;
  const isNarrowed = Object.keys(wanted).length > 0;
  return (
    <>
      <HeadOf title={common.heading} about={text.title} />
      <h1 className="front-title">{text.title}</h1>
      <div className="finder">
        <Finder filters={filters} />
        <div className="chip-row">
          <Dates filters={filters} days={days} />
          {categories.length > 0 && <Categories categories={categories} filters={filters} />}
          {cities.length > 0 && <Cities cities={cities} filters={filters} />}
        </div>
      </div>
      {lead && <Hero card={lead} available={availableOf(lead)} />}
      {rails.map((rail) => (
        <Rail
          key={'city' in rail ? rail.city : rail.name}
          name={'city' in rail ? text.near(rail.city) : text.rails[rail.name]}
          cards={inRow(rail.row)}
          {...(rail.filters ? { path: listPath(rail.filters) } : {})}
          availableOf={availableOf}
          now={now}
        />
      ))}
      <div className="list-head">
        <h2>{isNarrowed ? text.found : text.everything}</h2>
        {count && (
          <p className="muted" role="status">
            {common.results(`${counted(language, count.count)}${count.more ? '+' : ''}`)}
          </p>
        )}
        <Sorts filters={filters} />
      </div>
      {found.data ? (
        <ListingGrid
          cards={inRow(found.data.row)}
          next={found.data.next}
          filters={filters}
          availableOf={availableOf}
          first={lead ? 0 : firstRow}
          now={now}
        />
      ) : (
        <Dimmed failed={found.failed} />
      )}
    </>
  );
}
