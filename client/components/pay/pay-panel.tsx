import dynamic from 'next/dynamic';
import type { Order, Problem } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { TestCardChoice } from './test-card-choice.tsx';
import { TestCardForm } from './test-card-form.tsx';
import { usePayment } from './use-payment.ts';

/** Stripe's script is fetched only where somebody pays, and only if there is a Stripe to pay to. */
const StripeForm = dynamic(() => import('./stripe-form.tsx').then((module) => module.StripeForm), {
  ssr: false,
  loading: () => <div className="skeleton skeleton-card" />,
});

/** Not what was typed, but the card. */
const isRefused = (problem: Problem | undefined) =>
  problem?.status === 400 && problem.errors.every(({ field }) => field === undefined);

interface Props {
  order: Order;
  stripeKey: string | null;
  formKey: string;
  /** What the bank said, to who comes back from it. */
  refusal: Problem | null;
  onAnswer: () => void;
}

export const PayPanel = ({ order, stripeKey, formKey, refusal, onAnswer }: Props) => {
  const text = useText(orders);
  const payment = usePayment(order, refusal, onAnswer);

  return (
    <section className="panel" aria-labelledby="pay">
      <h2 id="pay">{text.payTitle}</h2>
      {stripeKey && <noscript>{text.needsScript}</noscript>}
      <ErrorSummary problem={payment.problem} />
      {isRefused(payment.problem) && <p>{text.heldStill}</p>}
      <p className="visually-hidden" role="status">
        {payment.isHeld ? text.processing : payment.isAsked ? text.asked : ''}
      </p>
      {stripeKey ? (
        <StripeForm order={order} stripeKey={stripeKey} payment={payment} />
      ) : (
        <>
          <TestCardChoice order={order} formKey={formKey} />
          <TestCardForm order={order} payment={payment} />
        </>
      )}
    </section>
  );
};
