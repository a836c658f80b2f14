import { defineEvent, type EventOf } from './define-event.ts';
import { paymentData, paymentSample } from './payment-data.ts';

export const PaymentFailed = defineEvent('payment:failed', paymentData, {
  ...paymentSample,
  version: 2,
  reason: 'capture window closed',
});
export type PaymentFailed = EventOf<typeof PaymentFailed>;
