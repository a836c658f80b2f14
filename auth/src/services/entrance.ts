import type { Clock } from '@ticketing/common/base';
import type { Users } from '../models/users.ts';
import type { Devices } from './devices.ts';
import type { Door } from './door.ts';
import type { Passwords } from './passwords.ts';

/** What it takes to let somebody in. */
export interface Entrance {
  users: Users;
  passwords: Passwords;
  door: Door;
  devices: Devices;
  clock: Clock;
}
