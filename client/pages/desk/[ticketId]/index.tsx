import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { Buyers } from '../../../components/desk/buyers.tsx';
import { Funnel } from '../../../components/desk/funnel.tsx';
import { ListingHead } from '../../../components/desk/listing-head.tsx';
import { ListingTiles } from '../../../components/desk/listing-tiles.tsx';
import { News } from '../../../components/desk/news.tsx';
import { Runs } from '../../../components/desk/runs.tsx';
import { SalesPart } from '../../../components/desk/sales-part.tsx';
import { StopSelling } from '../../../components/desk/stop-selling.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { desk } from '../../../i18n/desk.ts';
import { findListing } from '../../../server/desk/find-listing.ts';
import { postDesk } from '../../../server/desk/post-desk.ts';
import { page } from '../../../server/page.ts';

export const getServerSideProps = page(
  async (visit) => {
    const found = await findListing(visit);
    if (!found) return { notFound: true };
    return { props: { ...found, done: String(visit.query.done ?? ''), now: Date.now() } };
  },
  { signedIn: true, onPost: postDesk },
);

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function DeskListing(props: Props) {
  const {
    ticketId,
    picture,
    range,
    search,
    cursor,
    ticket,
    sum,
    views,
    sales,
    buyers,
    runs,
    done,
    now,
    form,
  } = props;
  const text = useText(desk);
  if (!ticket.data) return <Dimmed failed={ticket.failed} back="/desk" />;
  const here = `/desk/${ticketId}`;
  const nothing = { ticketId, sold: 0, held: 0, revenue: 0, admitted: 0 };
  const counted = sum.failed ? undefined : (sum.data ?? nothing);
  return (
    <>
      <HeadOf title={ticket.data.title} />
      <p className="small">
        <Link href="/desk">← {text.back}</Link>
      </p>
      <News ticket={ticket.data} done={done} problem={form?.problem} />
      <ListingHead ticket={ticket.data} picture={picture} now={now} />
      {sum.failed && <p className="dimmed">{text.noSums}</p>}
      <ListingTiles ticket={ticket.data} sum={counted} />
      {runs.data ? (
        <Runs ticketId={ticketId} first={runs.data} isExpected={ticket.data.cancelled !== undefined} />
      ) : (
        <Dimmed failed={runs.failed} back={here} />
      )}
      <div className="desk-columns">
        <SalesPart here={here} range={range} sales={sales} />
        <Funnel views={views.data} sum={counted} />
      </div>
      <Buyers ticketId={ticketId} buyers={buyers} search={search} cursor={cursor} />
      <StopSelling ticket={ticket.data} />
    </>
  );
}
