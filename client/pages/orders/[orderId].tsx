import type { InferGetServerSidePropsType } from 'next';
import { paymentPath, withDecline } from '../../api/decline.ts';
import type { OrderStory, Payment } from '../../api/types.ts';
import { OrderView } from '../../components/orders/order-view.tsx';
import { Dimmed } from '../../components/shell/dimmed.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';
import { sendForm } from '../../server/form.ts';
import { postOrder } from '../../server/order-post.ts';
import { type PageVisit, page, unavailable } from '../../server/page.ts';
import { passesOf } from '../../server/passes-of.ts';
import { stripePublishableKey } from '../../server/settings.ts';

const confirmed = async (visit: PageVisit) => {
  const url = `/api/payments/${visit.params.orderId}/confirm`;
  const { form } = await sendForm(visit, { method: 'post', url, body: {} }, {}, () => '');
  return form?.problem ?? null;
};

/** The order, and what payments knows of a card that was refused. */
const orderOf = async (visit: PageVisit) => {
  const order = await visit.ask(visit.api.get<OrderStory>(`/api/orders/${visit.params.orderId}`));
  const path = order.data && paymentPath(order.data);
  if (!path) return order;
  const payment = await visit.ask(visit.api.get<Payment>(path));
  return { data: withDecline(order.data, payment.data, visit.props.language) };
};

export const getServerSideProps = page(
  async (visit) => {
    // whoever comes back from their bank wants to know what it said
    const refusal = visit.query.asked === undefined ? null : await confirmed(visit);
    const order = await orderOf(visit);
    if (order.failed?.status === 404) return { notFound: true };
    if (order.failed) unavailable(visit);
    const formKey = visit.requestId;
    const passes = order.data ? await passesOf(visit, order.data) : null;
    return { props: { order, passes, now: Date.now(), stripeKey: stripePublishableKey(), formKey, refusal } };
  },
  { signedIn: true, onPost: postOrder },
);

export default function OrderPage({
  order,
  passes,
  now,
  stripeKey,
  formKey,
  refusal,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(orders);
  return (
    <>
      <HeadOf title={order.data?.ticket.title ?? text.order} />
      {order.data ? (
        <OrderView
          first={order.data}
          passes={passes}
          now={now}
          stripeKey={stripeKey}
          formKey={formKey}
          form={form}
          refusal={refusal}
          key={order.data.id}
        />
      ) : (
        <Dimmed failed={order.failed} />
      )}
    </>
  );
}
