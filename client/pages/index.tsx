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
import { count as counted } from '../i18n/format.ts';
import { listings } from '../i18n/listings.ts';
import { findListings, findRails } from '../server/front-page.ts';
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
  return { props: { filters, days, now, ...list, ...front } };
});

export const getServerSideProps = shared(load);

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

/** On a phone the first row of the list is seen at once where nothing stands before it. */
const firstRow = 4;

export default function Home(props: Props) {
  const { filters, days, now, found, count, categories, cities, lead, rails } = props;
  const text = useText(listings);
  const { language } = useVisit();
  const cards = [
    ...(lead ? [lead] : []),
    ...rails.flatMap((rail) => rail.cards),
    ...(found.data?.cards ?? []),
  ];
  const availableOf = useAvailability(cards);
  const { cursor: _, sort: __, ...wanted } = filters;
  const isNarrowed = Object.keys(wanted).length > 0;
  return (
    <>
      <HeadOf title={text.heading} about={text.title} />
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
      {rails.map(({ cards, filters, ...rail }) => (
        <Rail
          key={'city' in rail ? rail.city : rail.name}
          name={'city' in rail ? text.near(rail.city) : text.rails[rail.name]}
          cards={cards}
          {...(filters ? { path: listPath(filters) } : {})}
          availableOf={availableOf}
          now={now}
        />
      ))}
      <div className="list-head">
        <h2>{isNarrowed ? text.found : text.everything}</h2>
        {count && (
          <p className="muted" role="status">
            {text.results(`${counted(language, count.count)}${count.more ? '+' : ''}`)}
          </p>
        )}
        <Sorts filters={filters} />
      </div>
      {found.data ? (
        <ListingGrid
          {...found.data}
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
