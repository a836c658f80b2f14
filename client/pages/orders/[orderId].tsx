import type { InferGetServerSidePropsType } from 'next';
import type { OrderStory } from '../../api/types.ts';
import { OrderView } from '../../components/orders/order-view.tsx';
import { Dimmed } from '../../components/shell/dimmed.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';
import { page, unavailable } from '../../server/page.ts';
import { stripePublishableKey } from '../../server/settings.ts';

export const getServerSideProps = page(
  async (visit) => {
    const order = await visit.ask(visit.api.get<OrderStory>(`/api/orders/${visit.params.orderId}`));
    if (order.failed?.status === 404) return { notFound: true };
    if (order.failed) unavailable(visit);
    const wasAsked = visit.query.asked !== undefined;
    return { props: { order, now: Date.now(), stripeKey: stripePublishableKey(), wasAsked } };
  },
  { signedIn: true },
);

export default function OrderPage({
  order,
  now,
  stripeKey,
  wasAsked,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(orders);
  return (
    <>
      <HeadOf title={order.data?.ticket.title ?? text.order} />
      {order.data ? (
        <OrderView
          first={order.data}
          now={now}
          stripeKey={stripeKey}
          wasAsked={wasAsked}
          key={order.data.id}
        />
      ) : (
        <Dimmed requestId={order.failed.requestId} />
      )}
    </>
  );
}
