import type { Clock } from '../service/clock.ts';

export interface TestClock extends Clock {
  advance(seconds: number): void;
}

/** Goes with the real clock, and jumps when told to. */
export const testClock = (): TestClock => {
  let offsetMs = 0;
  const clock = () => new Date(Date.now() + offsetMs);
  return Object.assign(clock, {
    advance: (seconds: number) => {
      offsetMs += seconds * 1000;
    },
  });
};
