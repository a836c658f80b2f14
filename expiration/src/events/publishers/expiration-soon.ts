import { ExpirationSoon } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { expirationData } from './expiration-data.ts';

export const expirationSoon = publisher(ExpirationSoon, expirationData);
