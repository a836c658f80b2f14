import type { Ticket } from '../../api/types.ts';

/** As much of a listing as a list shows: fifty of them travel with the page. */
export type Card = Pick<Ticket, 'id' | 'title' | 'price' | 'available' | 'venue' | 'startsAt'>;

export const toCard = ({ id, title, price, available, venue, startsAt }: Ticket): Card => {
  return { id, title, price, available, venue, startsAt };
};
