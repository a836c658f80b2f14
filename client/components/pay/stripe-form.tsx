import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import type { Stripe, StripeElementsOptions } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { type FormEvent, useEffect, useState } from 'react';
import { orderTrace } from '../../api/order-trace.ts';
import { send } from '../../api/send.ts';
import type { Order } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { money } from '../../i18n/format.ts';
import { orders } from '../../i18n/orders.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import type { Payment } from './use-payment.ts';

interface Props {
  order: Order;
  stripeKey: string;
  payment: Payment;
}

/** Stripe's own fields, in our colours: the card is never seen by us. */
export const StripeForm = ({ order, stripeKey, payment }: Props) => {
  const text = useText(orders);
  const { language } = useVisit();
  const [stripe, setStripe] = useState<Stripe | null>(null);
  const [clientSecret, setClientSecret] = useState<string>();
  const { refuse } = payment;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for an order
  useEffect(() => {
    const failed = { status: 0, requestId: '', errors: [{ message: text.loadFailed }] };
    loadStripe(stripeKey).then(setStripe, () => refuse(failed));
    const ofOrder = { body: { orderId: order.id }, headers: orderTrace(order.id) };
    const wanted = { method: 'post', url: '/api/payments/intents', ...ofOrder } as const;
    send<{ clientSecret: string }>(wanted, language, crypto.randomUUID()).then(({ data, problem }) =>
      data ? setClientSecret(data.clientSecret) : refuse(problem),
    );
  }, [order.id]);

  if (!stripe || !clientSecret) return <div className="skeleton skeleton-card" />;
  return (
    <Elements stripe={stripe} options={{ clientSecret, locale: language, appearance: appearance() }}>
      <StripeFields order={order} payment={payment} />
    </Elements>
  );
};

const StripeFields = ({ order, payment }: Omit<Props, 'stripeKey'>) => {
  const text = useText(orders);
  const { language } = useVisit();
  const stripe = useStripe();
  const elements = useElements();
  const [isBusy, setBusy] = useState(false);

  const pay = async (event: FormEvent) => {
    event.preventDefault();
    if (!stripe || !elements || isBusy || payment.isBusy) return;
    setBusy(true);
    const { error } = await stripe.confirmPayment({
      elements,
      redirect: 'if_required',
      confirmParams: { return_url: `${location.origin}/orders/${order.id}?asked=1` },
    });
    setBusy(false);
    if (error)
      return payment.refuse({ status: 400, requestId: '', errors: [{ message: error.message ?? '' }] });
    await payment.confirm();
  };

  return (
    <form method="post" onSubmit={pay}>
      <PaymentElement />
      <BusyButton className="wide mt" isBusy={isBusy || payment.isBusy} busy={text.paying}>
        {text.pay(money(language, order.total, order.currency))}
      </BusyButton>
    </form>
  );
};

/** Stripe's frame cannot see our style sheet, so it gets the colours. */
const appearance = (): NonNullable<StripeElementsOptions['appearance']> => {
  const style = getComputedStyle(document.documentElement);
  const of = (token: string) => style.getPropertyValue(token).trim();
  return {
    theme: document.documentElement.dataset.bsTheme === 'dark' ? 'night' : 'stripe',
    variables: {
      colorPrimary: of('--accent'),
      colorBackground: of('--surface'),
      colorText: of('--ink'),
      colorDanger: of('--danger'),
      borderRadius: '12px',
    },
  };
};
