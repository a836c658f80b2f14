import { defineEvent, type EventOf } from './define-event.ts';
import { expirationData, expirationSample } from './expiration-data.ts';

export const ExpirationComplete = defineEvent('expiration:complete', expirationData, expirationSample);
export type ExpirationComplete = EventOf<typeof ExpirationComplete>;
