export type { Alarm, TimerHandlers, Timers } from './timers.ts';
export { timersOf } from './timers-of.ts';
