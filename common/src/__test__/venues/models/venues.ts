import { type Connection, Schema } from 'mongoose';
import type { Clock } from '../../../base/index.ts';
import type { Publisher } from '../../../messaging/index.ts';
import { type Aggregates, aggregates, outboxed } from '../../../messaging/index.ts';
import { latest, type Venue } from '../domain/venue.ts';

const schema = outboxed(new Schema({ _id: String, name: String, seats: Number, userId: String }));
schema.index({ name: 1 }, { unique: true });

export const venueAggregates = (
  db: Connection,
  clock: Clock,
  publishes: Publisher<Venue>[],
): Aggregates<Venue> =>
  aggregates<Venue>({ service: 'venues', model: db.model('Venue', schema), publishes, latest, clock });
