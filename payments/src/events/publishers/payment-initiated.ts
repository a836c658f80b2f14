import { PaymentInitiated, publisher } from '@ticketing/common/events';
import { paymentData } from './payment-data.ts';

export const paymentInitiated = publisher(PaymentInitiated, paymentData);
