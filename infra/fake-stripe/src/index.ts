export { createFakeStripe, type FakeStripe, type FakeStripeOptions } from './create-fake-stripe.ts';
export type { Fault, FaultKind, Operation } from './faults.ts';
export type { Charge, Happening, Intent, Refund } from './objects.ts';
export { signatureOf, type WebhookFaults, type WebhookTarget } from './webhooks.ts';
