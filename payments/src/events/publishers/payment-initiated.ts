import { PaymentInitiated } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { paymentData } from './payment-data.ts';

export const paymentInitiated = publisher(PaymentInitiated, paymentData);
