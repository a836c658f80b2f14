export { batched } from './batched.ts';
export { type Clock, systemClock } from './clock.ts';
export { collected } from './collected.ts';
export { type Context, context, withContext } from './context.ts';
export { crashPoint } from './crash-point.ts';
export { mustBeInTime, withoutDeadline } from './deadline.ts';
export type { Encoded } from './encoded.ts';
export {
  BadRequestError,
  ConflictError,
  type ErrorCode,
  type ErrorItem,
  ForbiddenError,
  HttpError,
  isDuplicateKey,
  isTransient,
  NotAuthorizedError,
  NotFoundError,
  notReplicatedYet,
  PayloadTooLargeError,
  type Reason,
  RequestValidationError,
  refuseIf,
  TooManyRequestsError,
  UnavailableError,
  UnprocessableError,
  UnsupportedMediaError,
} from './errors/index.ts';
export { createLogger, type Logger, withoutSecrets } from './logger.ts';
export { lru } from './lru.ts';
export { oneOf } from './one-of.ts';
export { ownedBy } from './owned-by.ts';
export { type SealingKey, seal, unseal } from './sealed.ts';
export { singleFlight } from './single-flight.ts';
export { spaced } from './spaced.ts';
export { isTimeZone } from './time-zone.ts';
export {
  beginPart,
  endPart,
  inSpan,
  joinPurchase,
  type NewSpan,
  purchaseOf,
  recordSpan,
  type Tracing,
  traceparentOf,
} from './tracing/index.ts';
export { within } from './within.ts';
