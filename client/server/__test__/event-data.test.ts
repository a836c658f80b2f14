import { expect, it } from '@jest/globals';
import type { Ticket } from '../../api/types.ts';
import { eventData } from '../event-data.ts';
import { previewOf } from '../listing-preview.ts';

const now = Date.parse('2026-11-26T12:00:00Z');
const listing: Ticket = {
  id: 't1',
  title: 'Jazz on the river',
  price: 24.5,
  userId: 'u1',
  quantity: 10,
  available: 3,
  maxPerOrder: 4,
  description: '',
  category: 'concert',
  venue: 'Harbour stage',
  city: 'Hamburg',
  startsAt: '2026-12-01T19:30:00.000Z',
  seller: { id: 'u1', name: 'River collective' },
  status: 'active',
};
const of = (change: Partial<Ticket>) => eventData({ ...listing, ...change }, 'https://shop.example', now);

it('When a listing has a date, then it is an event with what schema.org and search engines require of one', () => {
  expect(of({})).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: 'Jazz on the river',
    startDate: '2026-12-01T19:30:00.000Z',
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    url: 'https://shop.example/tickets/t1',
    image: ['https://shop.example/tickets/t1/og.png'],
    location: {
      '@type': 'Place',
      name: 'Harbour stage',
      address: { '@type': 'PostalAddress', addressLocality: 'Hamburg' },
    },
    organizer: {
      '@type': 'Organization',
      name: 'River collective',
      url: 'https://shop.example/sellers/u1',
    },
    offers: {
      '@type': 'Offer',
      url: 'https://shop.example/tickets/t1',
      price: '24.50',
      priceCurrency: 'EUR',
      availability: 'https://schema.org/InStock',
    },
  });
});

it.each([
  ['sold out', { available: 0 }, 'SoldOut'],
  ['over', { startsAt: '2026-11-25T19:30:00.000Z' }, 'SoldOut'],
  ['withdrawn', { status: 'withdrawn' as const }, 'SoldOut'],
])('When it is %s, then nobody is sent to buy it', (_, change, availability) => {
  expect(of(change)).toMatchObject({ offers: { availability: `https://schema.org/${availability}` } });
});

it('When it has no date, then it is no event', () => {
  expect(of({ startsAt: null })).toBeNull();
});

it('When a title would end the element that the data stands in, then it cannot', () => {
  const { event, about } = previewOf(
    { ...listing, title: '</script><script>alert(1)</script>', description: 'long words '.repeat(50) },
    'https://shop.example',
    now,
  );
  expect(event).not.toContain('<');
  expect(JSON.parse(String(event)).name).toBe('</script><script>alert(1)</script>');
  expect(about.length).toBeLessThanOrEqual(162);
});
