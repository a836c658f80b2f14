/** The time is an argument everywhere, so that a test can be at any moment it likes. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
