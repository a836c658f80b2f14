import useSWR from 'swr';
import { orderTrace } from '../api/order-trace.ts';
import type { Order, OrderStory, Payment } from '../api/types.ts';
import { useStream } from './use-stream.ts';
import { useVisit } from './use-visit.ts';

/** An order as it is now: what changes it elsewhere appears here by itself. */
export const useOrder = (first: OrderStory) => {
  const { language } = useVisit();
  const url = `/api/orders/${first.id}`;
  const headers = orderTrace(first.id);
  const { data = first, mutate } = useSWR(
    url,
    async () => {
      const { send } = await import('../api/send.ts');
      const { data, problem } = await send<OrderStory>({ method: 'get', url, headers }, language);
      if (problem) throw problem;
      const { paymentPath, withDecline } = await import('../api/decline.ts');
      const path = paymentPath(data);
      const payment = path ? await send<Payment>({ method: 'get', url: path, headers }, language) : undefined;
      return withDecline(data, payment?.data, language);
    },
    { fallbackData: first, shouldRetryOnError: false },
  );

  useStream<Order>(`${url}/stream`, (order) => {
    // the stream brings all but the history
    if (order.version > data.version) mutate();
  });

  return { order: data, refresh: () => mutate() };
};
