import { UserCreated } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { userData } from './user-data.ts';

export const userCreated = publisher(UserCreated, userData);
