import { useRouter } from 'next/router';
import { useEffect, useEffectEvent } from 'react';
import type { Order } from '../api/types.ts';

/** What the server draws for an order, such as its passes, is asked for again once the order is another one. */
export const useRenewed = (drawn: Order, order: Order): void => {
  const router = useRouter();
  const renew = useEffectEvent(() => router.replace(router.asPath, undefined, { scroll: false }));
  const isOlder = order.status !== 'cancelled' && order.version > drawn.version;
  const isOver = order.status !== 'created' && order.status !== 'awaiting:payment';
  useEffect(() => {
    if (isOlder && isOver) void renew();
  }, [isOlder, isOver]);
};
