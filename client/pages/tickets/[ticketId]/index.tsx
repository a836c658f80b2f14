import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import type { Order, Ticket } from '../../../api/types.ts';
import { Buy } from '../../../components/listings/buy.tsx';
import { Facts } from '../../../components/listings/facts.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { Title } from '../../../components/shell/title.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { listings } from '../../../i18n/listings.ts';
import { sendForm } from '../../../server/form.ts';
import { page, unavailable } from '../../../server/page.ts';

export const getServerSideProps = page(
  async (visit) => {
    const ticket = await visit.ask(visit.api.get<Ticket>(`/api/tickets/${visit.params.ticketId}`));
    if (ticket.failed?.status === 404) return { notFound: true };
    if (ticket.failed) unavailable(visit);
    return { props: { ticket, formKey: visit.requestId, now: Date.now() } };
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

export default function Listing({
  ticket,
  formKey,
  now,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(listings);
  if (!ticket.data) return <Dimmed failed={ticket.failed} />;
  const { title, description } = ticket.data;
  return (
    <>
      <HeadOf title={title} />
      <p className="small">
        <Link href="/">← {text.back}</Link>
      </p>
      <div className="listing">
        <div>
          <Title>{title}</Title>
          <Facts ticket={ticket.data} now={now} />
          {description && (
            <>
              <h2>{text.description}</h2>
              <p className="description" dir="auto">
                {description}
              </p>
            </>
          )}
        </div>
        <Buy ticket={ticket.data} formKey={formKey} form={form} now={now} key={ticket.data.id} />
      </div>
    </>
  );
}
