import type { Clock } from '@ticketing/common/base';
import type { Publisher } from '@ticketing/common/messaging';
import { type Aggregates, aggregates, outboxed } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import { latest, type Venue } from '../domain/venue.ts';

const schema = outboxed(new Schema({ _id: String, name: String, seats: Number, userId: String }));
schema.index({ name: 1 }, { unique: true });

export const venueAggregates = (
  db: Connection,
  clock: Clock,
  publishes: Publisher<Venue>[],
): Aggregates<Venue> =>
  aggregates<Venue>({ service: 'venues', model: db.model('Venue', schema), publishes, latest, clock });
