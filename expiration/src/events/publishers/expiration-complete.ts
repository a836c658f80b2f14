import { ExpirationComplete, publisher } from '@ticketing/common/events';
import { expirationData } from './expiration-data.ts';

export const expirationComplete = publisher(ExpirationComplete, expirationData);
