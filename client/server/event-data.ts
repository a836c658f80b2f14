import type { Ticket } from '../api/types.ts';

const compact = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ''));

const stockOf = ({ status, available }: Ticket, isOver: boolean) =>
  status === 'active' && available > 0 && !isOver ? 'InStock' : 'SoldOut';

/** The event as schema.org describes one, for who reads pages by program; nothing without a date. */
export const eventData = (ticket: Ticket, origin: string, now: number): object | null => {
  const { id, title, description, startsAt, venue, city, address, price, seller, status } = ticket;
  if (!startsAt) return null;
  const url = `${origin}/tickets/${id}`;
  return compact({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: title,
    description,
    startDate: startsAt,
    eventStatus: `https://schema.org/${status === 'active' ? 'EventScheduled' : 'EventCancelled'}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    url,
    image: [`${url}/og.png`],
    location: compact({
      '@type': 'Place',
      name: venue || city || title,
      address: compact({ '@type': 'PostalAddress', streetAddress: address, addressLocality: city }),
    }),
    organizer: seller?.name && {
      '@type': 'Organization',
      name: seller.name,
      url: `${origin}/sellers/${seller.id}`,
    },
    offers: {
      '@type': 'Offer',
      url,
      price: price.toFixed(2),
      priceCurrency: 'EUR',
      availability: `https://schema.org/${stockOf(ticket, Date.parse(startsAt) <= now)}`,
    },
  });
};
