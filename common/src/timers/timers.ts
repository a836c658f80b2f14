export interface Alarm {
  id: string;
  version: number;
  at: Date;
}

export interface TimerHandlers {
  /** An alarm's time has come. Resolves when all that is due was processed; rejects: fire again. */
  fire: () => Promise<void>;
  /** Alarms may have been lost: put them back. */
  lost: () => void;
}

/**
 * Something that wakes us in time. It only fires: what is due stands in the database, so an alarm
 * too many costs a query, and one that was lost is put back. Nothing here ever waits for Redis.
 */
export interface Timers {
  /** Puts those that are not there yet. Rejects soon when it cannot. */
  arm(alarms: readonly Alarm[]): Promise<void>;
  start(handlers: TimerHandlers): void;
  stop(): Promise<void>;
}
