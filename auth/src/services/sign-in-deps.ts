import type { Clock } from '@ticketing/common/base';
import type { Users } from '../models/users.ts';
import type { Authentication } from './authentication.ts';
import type { Devices } from './devices.ts';
import type { fewAtOnce } from './few-at-once.ts';
import type { Links } from './links.ts';
import type { Passwords } from './passwords.ts';

/** What it takes to let somebody in. */
export interface SignInDeps {
  users: Users;
  passwords: Passwords;
  authentication: Authentication;
  devices: Devices;
  links: Links;
  /** For whatever hashes a password. */
  inTurn: ReturnType<typeof fewAtOnce>;
  clock: Clock;
}
