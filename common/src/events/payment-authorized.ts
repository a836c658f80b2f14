import { defineEvent, type EventOf } from './define-event.ts';
import { paymentData, paymentSample } from './payment-data.ts';

export const PaymentAuthorized = defineEvent('payment:authorized', paymentData, {
  ...paymentSample,
  version: 1,
  authorizedAt: '2030-05-01T10:05:00.000Z',
});
export type PaymentAuthorized = EventOf<typeof PaymentAuthorized>;
