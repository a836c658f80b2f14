export type { Reason } from '../base/errors/index.ts';
export { type Category, categories, categoryOf } from './category.ts';
export type { Aggregate, Change, Decide, Guard } from './change.ts';
export { defineEvent, type EventDefinition, type EventOf } from './define-event.ts';
export { type Envelope, eventId } from './envelope.ts';
export { ExpirationComplete, ExpirationSoon } from './expiration.ts';
export { toDecimal } from './money.ts';
export {
  type CancelReason,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  type OrderData,
  OrderPassTransferred,
  OrderRefunded,
  OrderRefundRequested,
  type OrderStatus,
  OrderUpdated,
  orderStatuses,
  type PassStatus,
  passStatuses,
} from './order.ts';
export {
  PaymentAuthorized,
  PaymentCreated,
  type PaymentData,
  PaymentFailed,
  PaymentInitiated,
  PaymentRefunded,
} from './payment.ts';
export { SeatsDecided } from './seats.ts';
export { type ServiceName, serviceNames } from './service-names.ts';
export { type Subject, type SubjectOf, subjects } from './subjects.ts';
export { type Image, image, TicketCreated, TicketResizeRequested, TicketUpdated } from './ticket.ts';
export {
  type Language,
  languages,
  type Role,
  SessionEnded,
  UserConfirmRequested,
  UserCreated,
  UserResetRequested,
  UserUpdated,
} from './user.ts';
