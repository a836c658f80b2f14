import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import type { Clock } from '../../../base/index.ts';
import { type Change, defineEvent } from '../../../contracts/index.ts';
import { aggregates, outboxed, publisher } from '../../index.ts';

/** The least that has state and events. */
export interface Venue {
  id: string;
  version: number;
  name: string;
  seats: number;
}

type VenueSubject = 'venue:opened' | 'venue:renamed';
type VenueChange = Change<Venue, VenueSubject>;

export const open = (venue: Omit<Venue, 'version'>): VenueChange => ({
  state: { ...venue, version: 0 },
  events: ['venue:opened'],
});

export const rename = (venue: Venue, name: string): VenueChange => ({
  state: { ...venue, name },
  events: ['venue:renamed'],
});

const data = z.object({ id: z.string(), version: z.int(), name: z.string(), seats: z.int() });
const sample = { id: 'venue-1', version: 0, name: 'Old Mill', seats: 120 };

const venueOpened = publisher(defineEvent('venue:opened', data, sample), (venue: Venue) => venue);
const venueRenamed = publisher(defineEvent('venue:renamed', data, sample), (venue: Venue) => venue);

const schema = outboxed(new Schema({ _id: String, name: String, seats: Number }));

export const venueAggregates = (db: Connection, clock: Clock) =>
  aggregates<Venue, VenueSubject>({
    service: 'venues',
    model: db.models.Venue ?? db.model('Venue', schema),
    publishes: { 'venue:opened': venueOpened, 'venue:renamed': venueRenamed },
    latest: ({ version }) => (version === 0 ? 'venue:opened' : 'venue:renamed'),
    clock,
  });
