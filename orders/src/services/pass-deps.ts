import type { Clock } from '@ticketing/common/base';
import type { Doors } from '../models/doors.ts';
import type { Orders } from '../models/orders.ts';
import type { Passes } from '../models/passes.ts';
import type { People } from '../models/people.ts';
import type { Tickets } from '../models/tickets.ts';
import type { Admissions } from './admissions.ts';
import type { DoorAccess } from './door-access.ts';
import type { Guests } from './guests.ts';
import type { PassCodes } from './pass-codes.ts';

/** What the routes of passes and doors are made of; each takes what it needs. */
export interface PassDeps {
  orders: Orders;
  tickets: Tickets;
  passes: Passes;
  people: People;
  doors: Doors;
  codes: PassCodes;
  access: DoorAccess;
  admissions: Admissions;
  guests: Guests;
  clock: Clock;
}
