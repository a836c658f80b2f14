import { defineEvent, type EventOf } from './define-event.ts';
import { expirationData, expirationSample } from './expiration-data.ts';

export const ExpirationSoon = defineEvent('expiration:soon', expirationData, expirationSample);
export type ExpirationSoon = EventOf<typeof ExpirationSoon>;
