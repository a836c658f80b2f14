import { PaymentAuthorized } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { paymentData } from './payment-data.ts';

export const paymentAuthorized = publisher(PaymentAuthorized, paymentData);
