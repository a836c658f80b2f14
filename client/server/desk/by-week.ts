import type { Day } from '../../api/desk-types.ts';

const weekDays = 7;

const added = (one: Day, other: Day): Day => ({
  day: one.day,
  orders: one.orders + other.orders,
  seats: one.seats + other.seats,
  revenue: one.revenue + other.revenue,
  refunded: one.refunded + other.refunded,
});

/** Seven days at a time, each named by its first. */
export const byWeek = (days: readonly Day[]): Day[] => {
  const weeks: Day[] = [];
  days.forEach((day, index) => {
    const last = weeks.at(-1);
    if (index % weekDays === 0 || !last) weeks.push(day);
    else weeks[weeks.length - 1] = added(last, day);
  });
  return weeks;
};
