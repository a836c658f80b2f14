import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import type { Order, Ticket } from '../../../api/types.ts';
import { Artwork } from '../../../components/listings/artwork.tsx';
import { Buy } from '../../../components/listings/buy.tsx';
import { toCard } from '../../../components/listings/card.ts';
import { Facts } from '../../../components/listings/facts.tsx';
import { ListingHead } from '../../../components/listings/listing-head.tsx';
import { Prose } from '../../../components/listings/prose.tsx';
import { Rail } from '../../../components/listings/rail.tsx';
import { Share } from '../../../components/listings/share.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { Title } from '../../../components/shell/title.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { buying } from '../../../i18n/buying.ts';
import { sendForm } from '../../../server/form.ts';
import { previewOf } from '../../../server/listing-preview.ts';
import { originOf } from '../../../server/origin.ts';
import { type PageVisit, page, unavailable } from '../../../server/page.ts';

const railSize = 6;

/** Others of its kind that can be had; none where the list cannot be asked. */
const similarTo = async ({ api, ask }: PageVisit, { id, category }: Ticket) => {
  const params = { category, available: 'true', sort: 'date', limit: railSize + 1 };
  const { data } = await ask(api.get<Ticket[]>('/api/tickets', { params }));
  return (data ?? [])
    .filter((each) => each.id !== id)
    .slice(0, railSize)
    .map(toCard);
};

export const getServerSideProps = page(
  async (visit) => {
    const ticket = await visit.ask(visit.api.get<Ticket>(`/api/tickets/${visit.params.ticketId}`));
    if (ticket.failed?.status === 404) return { notFound: true };
    if (ticket.failed) unavailable(visit);
    const similar = ticket.data ? await similarTo(visit, ticket.data) : [];
    const now = Date.now();
    const preview = ticket.data ? previewOf(ticket.data, originOf(visit.req), now) : null;
    return { props: { ticket, similar, preview, formKey: visit.requestId, now } };
  },
  {
    onPost: (visit, form) => {
      const quantity = form.get('quantity') ?? '1';
      const body = { ticketId: visit.params.ticketId, quantity };
      const request = { method: 'post', url: '/api/orders', body, key: form.get('key') } as const;
      return sendForm<Order>(visit, request, { quantity }, ({ id }) => `/orders/${id}`);
    },
  },
);

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function Listing({ ticket, similar, preview, formKey, now, form }: Props) {
  const text = useText(buying);
  if (!ticket.data) return <Dimmed failed={ticket.failed} />;
  const { id, title, description, startsAt, seller } = ticket.data;
  return (
    <>
      {preview && <ListingHead title={title} preview={preview} />}
      <p className="small">
        <Link href="/">← {text.back}</Link>
      </p>
      <div className="listing">
        <Artwork of={ticket.data} isFirst isLarge />
        <div className="listing-words">
          <Title>{title}</Title>
          <Facts ticket={ticket.data} now={now} />
        </div>
        <Buy ticket={ticket.data} formKey={formKey} form={form} now={now} key={id} />
        <div className="listing-more">
          {description && (
            <>
              <h2>{text.description}</h2>
              <Prose>{description}</Prose>
            </>
          )}
          {seller?.name && (
            <p>
              {text.by}{' '}
              <Link href={`/sellers/${seller.id}`}>
                <bdi>{seller.name}</bdi>
              </Link>
            </p>
          )}
          <div className="actions">
            <Share title={title} />
            {startsAt && (
              <a className="btn btn-secondary" href={`/tickets/${id}/event.ics`}>
                {text.toCalendar}
              </a>
            )}
          </div>
        </div>
      </div>
      {similar.length > 0 && (
        <Rail name={text.similar} cards={similar} availableOf={({ available }) => available} now={now} />
      )}
    </>
  );
}
