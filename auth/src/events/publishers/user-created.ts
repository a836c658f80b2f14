import { publisher, UserCreated } from '@ticketing/common/events';
import type { User } from '../../domain/user.ts';

export const userCreated = publisher(UserCreated, (user: User) => user);
