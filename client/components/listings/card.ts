import type { Ticket } from '../../api/types.ts';

/** As much of a listing as a list shows: fifty of them travel with the page. */
export type Card = Pick<Ticket, 'id' | 'title' | 'price' | 'available' | 'venue' | 'startsAt'>;

/** Nobody can buy it any more. */
export const isPast = ({ startsAt }: Pick<Ticket, 'startsAt'>, now: number): boolean =>
  startsAt !== null && Date.parse(startsAt) <= now;

export const toCard = ({ id, title, price, available, venue, startsAt }: Ticket): Card => {
  return { id, title, price, available, venue, startsAt };
};
