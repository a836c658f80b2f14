import { PaymentRefunded, publisher } from '@ticketing/common/events';
import { paymentData } from './payment-data.ts';

export const paymentRefunded = publisher(PaymentRefunded, paymentData);
