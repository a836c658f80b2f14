import { ExpirationComplete } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { expirationData } from './expiration-data.ts';

export const expirationComplete = publisher(ExpirationComplete, expirationData);
