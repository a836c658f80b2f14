import { isDeepStrictEqual } from 'node:util';
import type { Aggregate } from '../../contracts/change.ts';
import type { Envelope } from '../../contracts/envelope.ts';

/** An aggregate as it lies in the database: its state beside these. */
export interface Stored {
  _id: string;
  version: number;
  outbox?: Envelope[];
  outboxAt?: Date;
}

export const toState = <State extends { id: string }>(stored: { _id: string }): State => {
  const { _id, outbox, outboxAt, ...rest } = stored as Stored;
  return { id: _id, ...rest } as unknown as State;
};

export const toStored = <State extends Aggregate>(state: State): Stored => {
  const { id, ...rest } = state;
  const set = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { _id: id, ...Object.fromEntries(set) } as Stored;
};

/** What a write has to name: the fields that changed, and those that are gone. */
export const difference = (before: Aggregate, after: Aggregate) => {
  const { _id: _, ...from } = toStored(before) as unknown as Record<string, unknown>;
  const { _id: __, ...to } = toStored(after) as unknown as Record<string, unknown>;
  const set = Object.entries(to).filter(([field, value]) => !isDeepStrictEqual(from[field], value));
  const gone = Object.keys(from).filter((field) => !(field in to));
  return {
    $set: Object.fromEntries(set),
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((field) => [field, '' as const])) } : {}),
  };
};
