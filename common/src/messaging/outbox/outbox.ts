import type { Envelope } from '../../contracts/envelope.ts';

/** What the relay needs to know of a collection whose documents carry their unsent events. */
export interface Outbox {
  name: string;
  /** The subjects of all that may ever wait in it. */
  publishes: readonly string[];
  /** Called after each write, with all that is then unsent of the aggregate, if that is certain without a read. */
  onSaved(listener: (id: string, unsent?: Envelope[]) => void): void;
  /** Aggregates whose unsent events were not taken care of right after the write. */
  overdue(now: Date, limit: number): Promise<string[]>;
  unsent(id: string): Promise<Envelope[]>;
  /** Forgets what the broker has. True when nothing is left. */
  sent(id: string, events: readonly Envelope[]): Promise<boolean>;
  /** Ids in their order, with their versions: the next after one, or the first. */
  versions(after: string | undefined, limit: number): Promise<[id: string, version: number][]>;
  /** Each of these as it is now, as the event that says so. */
  eventsOf(ids: readonly string[]): Promise<Envelope[]>;
  backlog(): Promise<{ depth: number; oldestAt: Date | undefined }>;
}
