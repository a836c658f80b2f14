import { PaymentFailed, publisher } from '@ticketing/common/events';
import { paymentData } from './payment-data.ts';

export const paymentFailed = publisher(PaymentFailed, paymentData);
