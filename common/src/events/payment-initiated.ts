import { defineEvent, type EventOf } from './define-event.ts';
import { paymentData, paymentSample } from './payment-data.ts';

export const PaymentInitiated = defineEvent('payment:initiated', paymentData, paymentSample);
export type PaymentInitiated = EventOf<typeof PaymentInitiated>;
