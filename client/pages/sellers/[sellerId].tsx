import type { InferGetServerSidePropsType } from 'next';
import type { Seller, Ticket } from '../../api/types.ts';
import { toCard } from '../../components/listings/card.ts';
import { ListingGrid } from '../../components/listings/listing-grid.tsx';
import { Avatar } from '../../components/shell/avatar.tsx';
import { Dimmed } from '../../components/shell/dimmed.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { Title } from '../../components/shell/title.tsx';
import { useAvailability } from '../../hooks/use-availability.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { count, dateParts } from '../../i18n/format.ts';
import { listings } from '../../i18n/listings.ts';
import { sellers } from '../../i18n/sellers.ts';
import { page, unavailable } from '../../server/page.ts';
import { nextCursor } from '../../server/part.ts';

const pageSize = 24;
const firstRow = 4;

export const getServerSideProps = page(async (visit) => {
  const { api, ask, params, query } = visit;
  const userId = params.sellerId;
  const list = { userId, sort: 'date', limit: pageSize, cursor: query.cursor };
  const [seller, found] = await Promise.all([
    ask(api.get<Seller>(`/api/tickets/sellers/${userId}`)),
    ask(api.get<Ticket[]>('/api/tickets', { params: list }), (answer) => ({
      cards: answer.data.map(toCard),
      next: nextCursor(answer),
    })),
  ]);
  if (seller.failed?.status === 404) return { notFound: true };
  if (seller.failed) unavailable(visit);
  return { props: { seller, found, now: Date.now() } };
});

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function SellerPage({ seller, found, now }: Props) {
  const text = useText(sellers);
  const { results } = useText(listings);
  const { language } = useVisit();
  const availableOf = useAvailability(found.data?.cards ?? []);
  if (!seller.data) return <Dimmed failed={seller.failed} />;
  const { id, since, listings: listed } = seller.data;
  const name = seller.data.name || text.unnamed;
  const { month, year } = dateParts(language, 'UTC', since);
  const about = `${text.since(`${month} ${year}`)} · ${results(count(language, listed))}`;
  return (
    <>
      <HeadOf title={name} about={about} />
      <div className="seller">
        <Avatar name={name} />
        <div>
          <Title>{name}</Title>
          <p className="muted mb-0">{about}</p>
        </div>
      </div>
      <h2>{text.onSale}</h2>
      {found.data ? (
        <ListingGrid
          {...found.data}
          path={`/sellers/${id}`}
          filters={{}}
          availableOf={availableOf}
          first={firstRow}
          now={now}
        />
      ) : (
        <Dimmed failed={found.failed} />
      )}
    </>
  );
}
