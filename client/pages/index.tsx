import type { InferGetServerSidePropsType } from 'next';
import type { Category, Ticket } from '../api/types.ts';
import { toCard } from '../components/listings/card.ts';
import { Categories, Sorts } from '../components/listings/choices.tsx';
import { Finder } from '../components/listings/finder.tsx';
import { filtersOf } from '../components/listings/listing-filters.ts';
import { ListingGrid } from '../components/listings/listing-grid.tsx';
import { Dimmed } from '../components/shell/dimmed.tsx';
import { HeadOf } from '../components/shell/head-of.tsx';
import { useText } from '../hooks/use-visit.ts';
import { listings } from '../i18n/listings.ts';
import { page } from '../server/page.ts';
import { nextCursor } from '../server/part.ts';
import { shared } from '../server/shared-page.ts';

const maxCategories = 12;

const load = page(async ({ api, ask, query }) => {
  const filters = filtersOf(query);
  const [found, categories] = await Promise.all([
    ask(api.get<Ticket[]>('/api/tickets', { params: filters }), (answer) => ({
      cards: answer.data.map(toCard),
      next: nextCursor(answer),
    })),
    ask(api.get<Category[]>('/api/tickets/categories'), ({ data }) => data.slice(0, maxCategories)),
  ]);
  return { props: { filters, found, categories, now: Date.now() } };
});

export const getServerSideProps = shared(load);

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function Home({ filters, found, categories, now }: Props) {
  const text = useText(listings);
  const { cursor: _, sort: __, ...wanted } = filters;
  return (
    <>
      <HeadOf title={text.heading} />
      <h1>{text.title}</h1>
      <div className="finder">
        <Finder filters={filters} />
        {categories.data && categories.data.length > 0 && (
          <Categories categories={categories.data} filters={filters} />
        )}
      </div>
      <div className="list-head">
        <h2>{Object.keys(wanted).length > 0 ? text.found : text.heading}</h2>
        <Sorts filters={filters} />
      </div>
      {found.data ? (
        <ListingGrid {...found.data} filters={filters} now={now} key={JSON.stringify(filters)} />
      ) : (
        <Dimmed failed={found.failed} />
      )}
    </>
  );
}
