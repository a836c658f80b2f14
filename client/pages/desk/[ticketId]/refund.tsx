import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { RefundForm } from '../../../components/desk/refund-form.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { deskConfirm } from '../../../i18n/desk-confirm.ts';
import { findRefunding } from '../../../server/desk/find-refunding.ts';
import { postDesk } from '../../../server/desk/post-desk.ts';
import { page } from '../../../server/page.ts';

export const getServerSideProps = page(
  async (visit) => {
    const found = await findRefunding(visit);
    return found ? { props: { ...found, formKey: visit.requestId } } : { notFound: true };
  },
  { signedIn: true, onPost: postDesk },
);

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

export default function RefundOrders({ ticketId, ticket, isAll, orderIds, amount, formKey, form }: Props) {
  const text = useText(deskConfirm);
  const here = `/desk/${ticketId}`;
  if (!ticket.data) return <Dimmed failed={ticket.failed} back={here} />;
  const title = isAll ? text.refundAllTitle : text.refundTitle(text.ordersOf(orderIds.length));
  return (
    <div className="column">
      <HeadOf title={title} />
      <p className="small">
        <Link href={here}>
          ← <bdi>{ticket.data.title}</bdi>
        </Link>
      </p>
      {isAll || orderIds.length > 0 ? (
        <>
          <h1>{title}</h1>
          <RefundForm back={here} orderIds={orderIds} amount={amount} formKey={formKey} form={form} />
        </>
      ) : (
        <p className="empty">{text.noneChosen}</p>
      )}
    </div>
  );
}
