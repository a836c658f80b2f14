import type { Clock } from '@ticketing/common/base';
import { type Aggregates, aggregates, outboxed, type Publishers } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import { type Entry, type EntrySubject, latest } from '../domain/entry.ts';

const schema = outboxed(new Schema({ _id: String, text: String, userId: String }));

export type Entries = Aggregates<Entry, EntrySubject>;

export const entryAggregates = (
  db: Connection,
  clock: Clock,
  publishes: Publishers<Entry, EntrySubject>,
): Entries =>
  aggregates<Entry, EntrySubject>({
    service: '__name__',
    model: db.model('Entry', schema),
    publishes,
    latest,
    clock,
  });
