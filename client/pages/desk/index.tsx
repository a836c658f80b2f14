import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { ListingTable } from '../../components/desk/listing-table.tsx';
import { SalesPart } from '../../components/desk/sales-part.tsx';
import { SalesTiles } from '../../components/desk/sales-tiles.tsx';
import { Dimmed } from '../../components/shell/dimmed.tsx';
import { EmptyArt } from '../../components/shell/empty-art.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { deskOverview } from '../../i18n/desk-overview.ts';
import { findDesk } from '../../server/desk/find-desk.ts';
import { page } from '../../server/page.ts';

export const getServerSideProps = page(
  async (visit) => ({ props: { ...(await findDesk(visit)), now: Date.now() } }),
  { signedIn: true },
);

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function Desk({ range, listings, sums, views, sales, now }: Props) {
  const text = useText(deskOverview);
  const { noSums } = useText(desk);
  const tickets = listings.data?.tickets;
  return (
    <>
      <HeadOf title={text.title} />
      <div className="page-head">
        <h1>{text.title}</h1>
        <Link className="btn btn-primary" href="/tickets/new">
          {text.sell}
        </Link>
      </div>
      {tickets?.length === 0 ? (
        <div className="empty">
          <EmptyArt name="mine" />
          <h2>{text.none}</h2>
          <p className="muted">{text.noneNext}</p>
        </div>
      ) : (
        <>
          {sales.data && <SalesTiles sales={sales.data} />}
          <SalesPart here="/desk" range={range} sales={sales} />
        </>
      )}
      {listings.failed && <Dimmed failed={listings.failed} back="/desk" />}
      {tickets && tickets.length > 0 && (
        <section className="desk-panel desk-rows" aria-labelledby="listings">
          <h2 id="listings">{text.listings}</h2>
          {sums?.failed && <p className="dimmed">{noSums}</p>}
          <ListingTable tickets={tickets} sums={sums?.data ?? null} views={views?.data ?? null} now={now} />
        </section>
      )}
      {listings.data?.next && (
        <Link className="btn btn-secondary" href={`/desk?days=${range}&cursor=${listings.data.next}`}>
          {text.next}
        </Link>
      )}
    </>
  );
}
