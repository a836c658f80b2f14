import { PaymentAuthorized, publisher } from '@ticketing/common/events';
import { paymentData } from './payment-data.ts';

export const paymentAuthorized = publisher(PaymentAuthorized, paymentData);
