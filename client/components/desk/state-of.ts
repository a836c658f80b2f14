import type { Ticket } from '../../api/types.ts';

/** What of a listing matters first to who sells it. */
export const stateOf = ({ status, cancelled, startsAt, available }: Ticket, now: number) => {
  if (cancelled) return 'cancelled';
  if (status === 'withdrawn') return 'withdrawn';
  if (startsAt && Date.parse(startsAt) <= now) return 'over';
  return available === 0 ? 'soldOut' : 'onSale';
};
