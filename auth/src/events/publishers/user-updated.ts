import { UserUpdated } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { User } from '../../domain/user.ts';

export const userUpdated = publisher(UserUpdated, (user: User) => user);
