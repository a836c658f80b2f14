import type { City, Ticket } from '../api/types.ts';
import { type Card, toCard } from '../components/listings/card.ts';
import type { spanDays } from '../components/listings/quick-filters.ts';
import { cityOf } from '../i18n/format.ts';
import type { PageVisit } from './page.ts';

const railSize = 6;
/** A row of one or two looks forgotten. */
const minRail = 3;
/** What has so little left is nearly gone. */
const fewPart = 0.25;

const isFew = ({ available, quantity }: Ticket) => available > 0 && available <= quantity * fewPart;

/** Rows of the front page: ordinary lists, asked for together. One that cannot be had is left out. */
export const findRails = async ({ api, ask, props }: PageVisit, days: ReturnType<typeof spanDays>) => {
  const list = async (params: Record<string, string | number>) => {
    const { data } = await ask(api.get<Ticket[]>('/api/tickets', { params }));
    return data ?? [];
  };
  const near = async () => {
    const cities = await ask(api.get<City[]>('/api/tickets/cities'));
    const own = cityOf(props.zone);
    const city = (cities.data?.find((each) => each.city === own) ?? cities.data?.[0])?.city;
    return city
      ? { city, tickets: await list({ city, limit: railSize, available: 'true', sort: 'date' }) }
      : null;
  };
  const [soon, weekend, fresh, around] = await Promise.all([
    list({}),
    list({ ...days.weekend, limit: railSize, available: 'true', sort: 'date' }),
    list({ limit: railSize, available: 'true', sort: 'newest' }),
    near(),
  ]);
  const fast = soon.filter(isFew).slice(0, railSize);
  const rails = [
    { name: 'weekend' as const, tickets: weekend, filters: days.weekend },
    { name: 'fast' as const, tickets: fast },
    { name: 'fresh' as const, tickets: fresh, filters: { sort: 'newest' } },
    ...(around ? [{ city: around.city, tickets: around.tickets, filters: { city: around.city } }] : []),
  ];
  const lead = leadOf(soon);
  return {
    lead,
    rails: rails
      .map(({ tickets, ...rail }) => ({
        ...rail,
        cards: tickets.filter(({ id }) => id !== lead?.id).map(toCard),
      }))
      .filter(({ cards }) => cards.length >= minRail),
  };
};

/** With a picture of its own where there is one, and a date, and seats enough for who comes now. */
const leadOf = (tickets: readonly Ticket[]): Card | null => {
  const some = tickets.filter(({ startsAt, available }) => startsAt && available > 10);
  const lead = some.find(({ image }) => image) ?? some[0] ?? tickets[0];
  return lead ? { ...toCard(lead), ...(lead.image ? { image: lead.image } : {}) } : null;
};
