import { keyString, rankUnit } from '../bson/key-string.ts';
import { rank } from '../bson/types.ts';
import { TOP } from '../plan/bounds.ts';
import type { Collection } from './collection.ts';
import type { Databases } from './databases.ts';
import type { Index } from './index.ts';
import type { Stored } from './stored.ts';
import { valuesAt } from './values-at.ts';

const expire = (collection: Collection, index: Index, seconds: number, now: number): void => {
  const field = index.fields[0];
  if (!field) return;
  const limit = now - seconds * 1000;
  const expired = new Set<Stored>();
  const visit = (row: Stored): boolean => {
    // Of an array of dates the earliest counts.
    const dates = valuesAt(row.doc, field.parts).filter((value) => value instanceof Date);
    if (dates.some((date) => date.getTime() <= limit)) expired.add(row);
    return true;
  };
  if (field.descending) index.list.scan('', TOP, visit);
  else index.list.scan(rankUnit(rank.date), `${keyString(new Date(limit))}${TOP}`, visit);
  for (const row of expired) collection.delete(row);
};

/** Deletes what has outlived its TTL index. */
export const sweepExpired = (databases: Databases, now: number): void => {
  for (const collection of databases.collections.values()) {
    for (const index of collection.indexes.values()) {
      const seconds = index.spec.expireAfterSeconds;
      if (seconds !== undefined) expire(collection, index, seconds, now);
    }
  }
};
