import type { Day } from '../../../api/desk-types.ts';
import { daysBefore } from '../span.ts';

/** Days up to one, of which the first has sold none, the next a seat, and so on; a seat is 20. */
export const sampleDays = (count: number, seatsOf = (index: number) => index): Day[] =>
  Array.from({ length: count }, (_, index) => {
    const seats = seatsOf(index);
    const day = daysBefore('2026-11-27', count - 1 - index);
    return { day, orders: seats, seats, revenue: seats * 20, refunded: 0 };
  });
