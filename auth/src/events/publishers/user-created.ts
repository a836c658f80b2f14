import { UserCreated } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { User } from '../../domain/user.ts';

export const userCreated = publisher(UserCreated, (user: User) => user);
