import { inWords } from '../i18n/errors.ts';
import type { Language } from '../i18n/languages.ts';
import type { OrderStory, Payment } from './types.ts';

/** Only an order that somebody began to pay for has a payment to look at. */
export const paymentPath = ({ id, status }: OrderStory): string | undefined =>
  status === 'awaiting:payment' ? `/api/payments/${id}` : undefined;

/** The order goes on waiting after a refused card; that it was refused only payments knows. */
export const withDecline = (
  order: OrderStory,
  payment: Payment | undefined,
  language: Language,
): OrderStory => {
  if (payment?.status !== 'declined') return { ...order, decline: null };
  const { reason = '', code = 'payment.declined' } = payment;
  return { ...order, decline: inWords(language, { message: `Card declined: ${reason}`, code }) };
};
