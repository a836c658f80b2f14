import { publisher, UserUpdated } from '@ticketing/common/events';
import type { User } from '../../domain/user.ts';

export const userUpdated = publisher(UserUpdated, (user: User) => user);
