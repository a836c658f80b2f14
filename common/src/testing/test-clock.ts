import type { Clock } from '../base/clock.ts';

export interface TestClock extends Clock {
  /** Time passes, for the database as well. */
  advance(seconds: number): void;
  /** This process's clock is wrong by so much; the database's is not. */
  runAhead(seconds: number): void;
}

/** Goes with the real clock, and jumps on demand. */
export const testClock = (): TestClock => {
  let passedMs = 0;
  let aheadMs = 0;
  const clock = () => new Date(Date.now() + passedMs + aheadMs);
  return Object.assign(clock, {
    ofDatabase: () => ({ $add: ['$$NOW', passedMs] }),
    advance: (seconds: number) => {
      passedMs += seconds * 1000;
    },
    runAhead: (seconds: number) => {
      aheadMs = seconds * 1000;
    },
  });
};
