import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { id, time } from './fields.ts';

export const expirationData = z.object({ orderId: id, expiresAt: time });

export const expirationSample: z.infer<typeof expirationData> = {
  orderId: '665000000000000000000004',
  expiresAt: '2030-05-01T10:15:00.000Z',
};

export const ExpirationSoon = defineEvent('expiration:soon', expirationData, expirationSample);
export type ExpirationSoon = EventOf<typeof ExpirationSoon>;

export const ExpirationComplete = defineEvent('expiration:complete', expirationData, expirationSample);
export type ExpirationComplete = EventOf<typeof ExpirationComplete>;
