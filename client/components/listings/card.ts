import type { Image, Ticket } from '../../api/types.ts';

/** As much of a listing as a list shows: dozens of them travel with the page. */
export interface Card
  extends Pick<
    Ticket,
    'id' | 'title' | 'price' | 'available' | 'venue' | 'city' | 'startsAt' | 'timeZone' | 'category'
  > {
  /** The whole of it only where it is shown large. */
  image?: Pick<Image, 'id' | 'color'> & Partial<Image>;
}

/** Nobody can buy it any more. */
export const isPast = ({ startsAt }: Pick<Ticket, 'startsAt'>, now: number): boolean =>
  startsAt !== null && Date.parse(startsAt) <= now;

export const toCard = (ticket: Ticket): Card => {
  const { id, title, price, available, venue, city, startsAt, timeZone, category, image } = ticket;
  return {
    id,
    title,
    price,
    available,
    venue,
    startsAt,
    category,
    ...(city ? { city } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(image ? { image: { id: image.id, color: image.color } } : {}),
  };
};
