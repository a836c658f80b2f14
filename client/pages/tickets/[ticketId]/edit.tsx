import type { InferGetServerSidePropsType } from 'next';
import type { Ticket } from '../../../api/types.ts';
import { ListingForm } from '../../../components/selling/listing-form.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { useText, useVisit } from '../../../hooks/use-visit.ts';
import { selling } from '../../../i18n/selling.ts';
import { postListing } from '../../../server/listing-post.ts';
import { page, unavailable } from '../../../server/page.ts';

export const getServerSideProps = page(
  async (visit) => {
    const ticket = await visit.ask(visit.api.get<Ticket>(`/api/tickets/${visit.params.ticketId}`));
    if (ticket.failed?.status === 404) return { notFound: true };
    if (ticket.failed) unavailable(visit);
    return { props: { ticket, formKey: visit.requestId } };
  },
  { signedIn: true, onPost: postListing },
);

export default function EditListing({
  ticket,
  formKey,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(selling);
  const { user } = useVisit();
  if (!ticket.data) return <Dimmed failed={ticket.failed} />;
  const { userId, status } = ticket.data;
  const refusal = user && userId !== user.id ? text.notYours : status === 'withdrawn' && text.isWithdrawn;
  return (
    <div className="column">
      <HeadOf title={text.editTitle} />
      <h1>{text.editTitle}</h1>
      {refusal ? (
        <p className="empty">{refusal}</p>
      ) : (
        <ListingForm ticket={ticket.data} formKey={formKey} form={form} />
      )}
    </div>
  );
}
