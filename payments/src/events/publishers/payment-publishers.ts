import { paymentAuthorized } from './payment-authorized.ts';
import { paymentCreated } from './payment-created.ts';
import { paymentFailed } from './payment-failed.ts';
import { paymentInitiated } from './payment-initiated.ts';
import { paymentRefunded } from './payment-refunded.ts';

/** Together, because the service and the search for unknown charges open the same model. */
export const paymentPublishers = {
  'payment:initiated': paymentInitiated,
  'payment:authorized': paymentAuthorized,
  'payment:created': paymentCreated,
  'payment:failed': paymentFailed,
  'payment:refunded': paymentRefunded,
};
