import { UserConfirmRequested } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { User } from '../../domain/user.ts';
import { linkData } from './link-data.ts';

export const userConfirmRequested = publisher(UserConfirmRequested, (user: User) =>
  linkData(user, user.confirmLink),
);
