import type { Model } from 'mongoose';
import type { Clock } from '../../base/clock.ts';
import type { Aggregate, Change, Decide, Guard } from '../../contracts/change.ts';
import type { Outbox } from './outbox.ts';
import type { StateEventsOptions } from './state-events.ts';

export interface Aggregates<State extends Aggregate, Subject extends string> {
  /** One insert is the aggregate and its events. A duplicate key is thrown as the driver gives it. */
  insert(change: Change<State, Subject>): Promise<State>;
  /** The same where the id may have been inserted before: then what is there is the answer. */
  insertOnce(change: Change<State, Subject>): Promise<State>;
  /** Reads, decides, writes if nobody else wrote meanwhile; else begins again. */
  change(
    id: string,
    ...steps: [Decide<State, Subject>] | [Guard<State>, Decide<State, Subject>]
  ): Promise<State>;
  /** The same for all that a query finds, in two round trips. Who is changed meanwhile is left as it was: not `all`. */
  changeFound(
    query: Query,
    decide: Decide<State, Subject>,
  ): Promise<{ found: number; changed: State[]; all: boolean }>;
  find(id: string): Promise<State>;
  ifAny(id: string): Promise<State | undefined>;
  outbox: Outbox;
}

export interface Query {
  filter: Record<string, unknown>;
  sort?: Record<string, 1 | -1>;
  limit: number;
}

export interface AggregatesOptions<State extends Aggregate, Subject extends string>
  extends StateEventsOptions<State, Subject> {
  /** Names its crash points. */
  service: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever document the service describes
  model: Model<any, any, any, any, any>;
  /** Where others lie in the same collection: what makes a document one of these. */
  only?: Record<string, unknown>;
  clock: Clock;
  /** Called after each change that was written, by the one who wrote it. */
  onChanged?: (before: State, after: State) => void;
}
