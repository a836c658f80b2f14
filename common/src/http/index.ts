export { answerInTime } from './answer-in-time.ts';
export { type ConfirmUser, confirmUser } from './confirm-user.ts';
export { csvFile } from './csv.ts';
export { currentUser, tokenOf } from './current-user.ts';
export { errorHandler, unknownRoute } from './error-handler.ts';
export { type EventStream, openEventStream } from './event-stream.ts';
export { idempotency } from './idempotency.ts';
export { jsonBody } from './json-body.ts';
export {
  type CurrentUser,
  createJwt,
  createJwtVerifier,
  type Jwt,
  type JwtVerifier,
  jwtLifeSeconds,
} from './jwt.ts';
export { type Keyed, newId } from './new-id.ts';
export { pageOf, pageQuery, type ReadyPage, readyPage, sendPage } from './page.ts';
export { createRateLimiter, noRateLimit, type RateLimit, type RateLimiter } from './rate-limit.ts';
export { remembered, rememberedJson } from './remembered-json.ts';
export { requestContext } from './request-context.ts';
export { requireAuth } from './require-auth.ts';
export { requireRole } from './require-role.ts';
export { type Route, type RouteDescription, route, type SignedInRequest } from './route.ts';
export { sameOrigin } from './same-origin.ts';
export { sendCsv } from './send-csv.ts';
export { sessionCookie } from './session-cookie.ts';
export { publicKeysOf, signingKeysOf } from './session-keys.ts';
export { type RequestInput, validateRequest } from './validate-request.ts';
