import { defineEvent, type EventOf } from './define-event.ts';
import { paymentData, paymentSample } from './payment-data.ts';

export const PaymentRefunded = defineEvent('payment:refunded', paymentData, { ...paymentSample, version: 3 });
export type PaymentRefunded = EventOf<typeof PaymentRefunded>;
