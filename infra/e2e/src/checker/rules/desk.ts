import type { Rule, Violation } from '../check.ts';
import type { Desk, OrderDocument } from '../world.ts';

const paid = ['complete', 'refund:pending'];
const held = ['created', 'awaiting:payment'];

const cents = (amount: number) => Math.round(amount * 100);
const total = (orders: readonly OrderDocument[], of: (order: OrderDocument) => number) =>
  orders.reduce((sum, order) => sum + of(order), 0);
const seats = ({ quantity }: OrderDocument) => quantity;
const money = ({ totalCents }: OrderDocument) => totalCents;
const inside = ({ passes = [] }: OrderDocument) =>
  passes.filter(({ status }) => status === 'admitted').length;

const differing = (where: string, shown: Record<string, number>, is: Record<string, number>): Violation[] =>
  Object.keys(is)
    .filter((name) => shown[name] !== is[name])
    .map((name) => ({ invariant: 'D1', what: `${where} shows ${name} ${shown[name]}, it is ${is[name]}` }));

/** Sold, held, revenue and admitted of each listing. */
const sumsAreTrue: Rule = ({ orders, tickets, desks }) =>
  desks.flatMap(({ sellerId, sums }) =>
    tickets
      .filter(({ userId }) => userId === sellerId)
      .flatMap(({ _id }) => {
        const own = orders.filter(({ ticketId }) => ticketId === _id);
        const sold = own.filter(({ status }) => paid.includes(status));
        const shown = sums.find(({ ticketId }) => ticketId === _id);
        return differing(`the desk of listing ${_id}`, shownSum(shown), {
          sold: total(sold, seats),
          held: total(
            own.filter(({ status }) => held.includes(status)),
            seats,
          ),
          revenueCents: total(sold, money),
          admitted: total(sold, inside),
        });
      }),
  );

const shownSum = (sum: Desk['sums'][number] | undefined) => ({
  sold: sum?.sold ?? 0,
  held: sum?.held ?? 0,
  revenueCents: cents(sum?.revenue ?? 0),
  admitted: sum?.admitted ?? 0,
});

/** What was sold by day, taken together. */
const daysAreTrue: Rule = ({ orders, desks }) =>
  desks.flatMap(({ sellerId, days }) => {
    const own = orders.filter(({ ticket }) => ticket.userId === sellerId);
    const sold = own.filter(({ status }) => paid.includes(status));
    const refunded = own.filter(({ status }) => status === 'refunded');
    return differing(
      `the desk of seller ${sellerId}`,
      {
        orders: days.orders,
        seats: days.seats,
        revenueCents: cents(days.revenue),
        refundedCents: cents(days.refunded),
      },
      {
        orders: sold.length,
        seats: total(sold, seats),
        revenueCents: total(sold, money),
        refundedCents: total(refunded, money),
      },
    );
  });

export const checksOfDesks = [sumsAreTrue, daysAreTrue];
