import { byDay } from './listings-by-day.ts';
import { byNight } from './listings-by-night.ts';
import type { Organiser } from './organisers.ts';
import { type Place, places } from './places.ts';

export interface DemoListing {
  organiser: Organiser;
  /** How many the demo's buyers have of it. */
  sold: number;
  body: { title: string; quantity: number; maxPerOrder: number; [field: string]: unknown };
}

const maxPerOrder = 12;

const numbersIn = (text: string) => text.split(' ').map(Number) as [number, number, number];

/** Half an hour from now it is over: no listing may begin in the past. */
const soonOver = 'House music for early risers';

/** So that somebody can stand at its door at once. */
export const tonight = "Songwriters' evening, unplugged";

const halfHourMs = 30 * 60_000;
const inTwoHours = (now: Date) => new Date((Math.ceil(now.getTime() / halfHourMs) + 4) * halfHourMs);

/** That hour of that day, by the clock on the wall there. */
const hourIn = (timeZone: string, day: Date, hour: number): Date => {
  const at = new Date(day);
  at.setUTCHours(hour, 0, 0, 0);
  const onTheWall = Number(
    new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at),
  );
  const ahead = ((onTheWall - hour + 36) % 24) - 12;
  return new Date(at.getTime() - ahead * 3_600_000);
};

const listingOf = (row: string, now: Date): DemoListing => {
  const parts = row.split(' | ') as [string, string, Organiser, Place, string, string, string];
  const [title, category, organiser, place, when, amounts, description] = parts;
  const [days, hour] = numbersIn(when);
  const [price, quantity, sold] = numbersIn(amounts);
  const [venue, address, city, timeZone] = places[place];
  const day = new Date(now.getTime() + days * 86_400_000);
  const soon: Record<string, Date> = {
    [soonOver]: new Date(now.getTime() + halfHourMs),
    [tonight]: inTwoHours(now),
  };
  const startsAt = soon[title] ?? hourIn(timeZone, day, hour);
  const where = { venue, address, city, timeZone };
  const said = {
    title,
    description,
    category,
    price,
    quantity,
    maxPerOrder: Math.min(maxPerOrder, quantity),
  };
  return { organiser, sold, body: { ...said, ...where, startsAt: startsAt.toISOString() } };
};

/** What the shop shows on its first day. */
export const listings = (now: Date): DemoListing[] =>
  `${byNight}${byDay}`
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => listingOf(row, now));
