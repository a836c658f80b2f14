import { PaymentCreated, publisher } from '@ticketing/common/events';
import { paymentData } from './payment-data.ts';

export const paymentCreated = publisher(PaymentCreated, paymentData);
