/** The time is an argument everywhere, so that a test can be at any moment it likes. */
export interface Clock {
  (): Date;
  /** The database's own time, as an expression; only where a test lets time pass it is not `$$NOW`. */
  ofDatabase?: () => unknown;
}

export const systemClock: Clock = () => new Date();

/** A condition that the database decides by its own clock: this time has come. */
export const hasCome = (time: Date, { ofDatabase = () => '$$NOW' }: Clock) => ({
  $expr: { $lte: [time, ofDatabase()] },
});
