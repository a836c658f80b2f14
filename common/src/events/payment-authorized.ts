import { defineEvent, type EventOf } from './define-event.ts';
import { paymentData, paymentSample } from './payment-data.ts';

export const PaymentAuthorized = defineEvent('payment:authorized', paymentData, {
  ...paymentSample,
  version: 1,
});
export type PaymentAuthorized = EventOf<typeof PaymentAuthorized>;
