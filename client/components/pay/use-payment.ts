import { useState } from 'react';
import { orderTrace } from '../../api/order-trace.ts';
import type { Order, Problem } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { bankPath } from './test-cards.ts';

interface Answer {
  status: string;
  clientSecret?: string;
}

export type Payment = ReturnType<typeof usePayment>;

/** Paying for an order, and what came of it. The order itself says when it is paid. */
export const usePayment = (order: Order, refusal: Problem | null, onAnswer: () => void) => {
  const { send, isBusy, problem, setProblem } = useRequest<Answer>(refusal ?? undefined);
  const headers = orderTrace(order.id);
  const [isAsked, setAsked] = useState(false);
  const [isHeld, setHeld] = useState(false);

  const note = ({ data }: { data?: Answer }) => {
    if (data?.status === 'authorized') setHeld(true);
    onAnswer();
  };

  const withCard = async (token: string) => {
    const body = { orderId: order.id, token };
    const outcome = await send({ method: 'post', url: '/api/payments', body, headers });
    const secret = outcome.data?.status === 'requires_action' ? outcome.data.clientSecret : undefined;
    if (!secret) return note(outcome);
    setAsked(true);
    location.assign(bankPath(secret, order.id));
  };

  /** After the card's owner was asked something elsewhere. */
  const confirm = async () =>
    note(await send({ method: 'post', url: `/api/payments/${order.id}/confirm`, body: {}, headers }));

  return {
    withCard,
    confirm,
    isBusy: isBusy || isAsked || isHeld,
    isAsked,
    isHeld,
    problem,
    refuse: setProblem,
  };
};
