import type { Clock } from '@ticketing/common/base';
import { type Aggregates, aggregates, outboxed, type Publisher } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import { type Entry, latest } from '../domain/entry.ts';

const schema = outboxed(new Schema({ _id: String, text: String, userId: String }));

export type Entries = Aggregates<Entry>;

export const entryAggregates = (db: Connection, clock: Clock, publishes: Publisher<Entry>[]): Entries =>
  aggregates<Entry>({ service: '__name__', model: db.model('Entry', schema), publishes, latest, clock });
