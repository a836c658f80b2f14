import { ExpirationSoon, publisher } from '@ticketing/common/events';
import { expirationData } from './expiration-data.ts';

export const expirationSoon = publisher(ExpirationSoon, expirationData);
