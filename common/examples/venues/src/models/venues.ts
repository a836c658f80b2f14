import type { Clock } from '@ticketing/common/base';
import type { Publishers } from '@ticketing/common/messaging';
import { type Aggregates, aggregates, outboxed } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import { latest, type Venue, type VenueSubject } from '../domain/venue.ts';

const schema = outboxed(new Schema({ _id: String, name: String, seats: Number, userId: String }));
schema.index({ name: 1 }, { unique: true });

export const venueAggregates = (
  db: Connection,
  clock: Clock,
  publishes: Publishers<Venue, VenueSubject>,
): Aggregates<Venue, VenueSubject> =>
  aggregates<Venue, VenueSubject>({
    service: 'venues',
    model: db.model('Venue', schema),
    publishes,
    latest,
    clock,
  });
