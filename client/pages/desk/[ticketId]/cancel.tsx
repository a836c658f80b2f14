import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { CancelForm } from '../../../components/desk/cancel-form.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { deskConfirm } from '../../../i18n/desk-confirm.ts';
import { findCancelling } from '../../../server/desk/find-cancelling.ts';
import { postDesk } from '../../../server/desk/post-desk.ts';
import { page } from '../../../server/page.ts';

export const getServerSideProps = page(
  async (visit) => {
    const found = await findCancelling(visit);
    return found ? { props: { ...found, formKey: visit.requestId } } : { notFound: true };
  },
  { signedIn: true, onPost: postDesk },
);

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function CancelEvent({ ticketId, ticket, sum, orders, formKey, form }: Props) {
  const text = useText(deskConfirm);
  const here = `/desk/${ticketId}`;
  if (!ticket.data) return <Dimmed failed={ticket.failed} back={here} />;
  const { title, cancelled } = ticket.data;
  return (
    <div className="column">
      <HeadOf title={text.cancelTitle} />
      <p className="small">
        <Link href={here}>
          ← <bdi>{title}</bdi>
        </Link>
      </p>
      <h1>{text.cancelTitle}</h1>
      {cancelled ? (
        <p className="empty">{text.isCancelled}</p>
      ) : (
        <CancelForm back={here} sum={sum} orders={orders} formKey={formKey} form={form} />
      )}
    </div>
  );
}
