import { defineEvent, type EventOf } from './define-event.ts';
import { paymentData, paymentSample } from './payment-data.ts';

export const PaymentCreated = defineEvent('payment:created', paymentData, { ...paymentSample, version: 2 });
export type PaymentCreated = EventOf<typeof PaymentCreated>;
