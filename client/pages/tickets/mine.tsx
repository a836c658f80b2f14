import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import type { Sum } from '../../api/types.ts';
import { OwnListing } from '../../components/selling/own-listing.tsx';
import { Dimmed } from '../../components/shell/dimmed.tsx';
import { EmptyArt } from '../../components/shell/empty-art.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { selling } from '../../i18n/selling.ts';
import { postMine } from '../../server/mine-post.ts';
import { ownListings } from '../../server/own-listings.ts';
import { page } from '../../server/page.ts';

export const getServerSideProps = page(async (visit) => ({ props: await ownListings(visit) }), {
  signedIn: true,
  onPost: postMine,
});

const nothing = (ticketId: string): Sum => ({ ticketId, sold: 0, held: 0, revenue: 0 });

export default function Mine({
  listings,
  sums,
  sales,
  paid,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(selling);
  const sumOf = (id: string) =>
    sums?.data ? (sums.data.find(({ ticketId }) => ticketId === id) ?? nothing(id)) : null;
  const tickets = listings.data?.tickets;
  return (
    <>
      <HeadOf title={text.mineTitle} />
      <div className="page-head">
        <h1>{text.mineTitle}</h1>
        <Link className="btn btn-primary" href="/tickets/new">
          {text.sell}
        </Link>
      </div>
      {listings.failed && <Dimmed failed={listings.failed} back="/tickets/mine" />}
      {sums?.failed && <p className="dimmed">{text.noSums}</p>}
      {tickets?.length === 0 && (
        <div className="empty">
          <EmptyArt name="mine" />
          <h2>{text.none}</h2>
          <p className="muted">{text.noneNext}</p>
        </div>
      )}
      {tickets && tickets.length > 0 && (
        <ul className="sheet">
          {tickets.map((ticket) => (
            <OwnListing
              key={ticket.id}
              ticket={ticket}
              sum={sumOf(ticket.id)}
              paid={ticket.id === sales ? (paid?.data ?? null) : null}
              form={form}
            />
          ))}
        </ul>
      )}
      {listings.data?.next && (
        <Link className="btn btn-secondary" href={`/tickets/mine?cursor=${listings.data.next}`}>
          {text.next}
        </Link>
      )}
    </>
  );
}
