/** What was ordered in a time in which no zone begins a day. */
export interface Sold {
  at: Date;
  orders: number;
  seats: number;
  revenueCents: number;
  refundedCents: number;
}

export type SoldInADay = Omit<Sold, 'at'> & { day: string };

export const dayMs = 24 * 3_600_000;

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

export const daysBetween = (from: string, to: string): string[] => {
  const count = Math.max(0, Math.round((noon(to) - noon(from)) / dayMs) + 1);
  return Array.from({ length: count }, (_, n) => new Date(noon(from) + n * dayMs).toISOString().slice(0, 10));
};

/** Each day once, those without a sale, too. Days are of the zone: one of summer time has 23 or 25 hours. */
export const byDay = (days: readonly string[], timeZone: string, sold: readonly Sold[]): SoldInADay[] => {
  // in this country a date is written as ISO has it
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const sums = new Map(
    days.map((day) => [day, { day, orders: 0, seats: 0, revenueCents: 0, refundedCents: 0 }]),
  );
  for (const { at, orders, seats, revenueCents, refundedCents } of sold) {
    const sum = sums.get(dayOf.format(at));
    if (!sum) continue;
    sum.orders += orders;
    sum.seats += seats;
    sum.revenueCents += revenueCents;
    sum.refundedCents += refundedCents;
  }
  return [...sums.values()];
};
