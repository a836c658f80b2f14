import { UserUpdated } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { userData } from './user-data.ts';

export const userUpdated = publisher(UserUpdated, userData);
