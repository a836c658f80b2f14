import { UserResetRequested } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { User } from '../../domain/user.ts';
import { linkData } from './link-data.ts';

export const userResetRequested = publisher(UserResetRequested, (user: User) =>
  linkData(user, user.resetLink),
);
