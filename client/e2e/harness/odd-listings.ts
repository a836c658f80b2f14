import type { Person } from './people.ts';

const inDays = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000);
  day.setUTCHours(18, 30, 0, 0);
  return day.toISOString();
};

/** What people really write. The last four are used by name: one to buy, another, one to sell out, one to withdraw. */
export const oddListings = [
  { title: 'Long'.repeat(50), venue: 'Hall'.repeat(50), startsAt: inDays(3), category: 'theatre' },
  { title: '<script>alert(1)</script>', price: 12, startsAt: inDays(7), category: 'theatre' },
  { title: '</script><img src=x onerror=alert(1)>', price: 12.5, category: 'theatre' },
  {
    title: 'Sunrise yoga 🧘🏽‍♀️ on the roof 🌅',
    price: 9,
    startsAt: inDays(11),
    category: 'sport',
    quantity: 3,
  },
  { title: 'أمسية موسيقية على ضفاف النهر', venue: 'بيت الموسيقى', price: 30, startsAt: inDays(20) },
  { title: 'The most expensive seat there is', price: 999_999.99, startsAt: inDays(40), quantity: 10_000 },
  { title: 'A reading that has been', price: 5, startsAt: 'soon', category: 'talk' },
  { title: 'Brass band open air', venue: 'West park', price: 8.5, startsAt: inDays(21), quantity: 600 },
  { title: 'Improvised murder mystery', venue: 'Cellar stage', price: 12, startsAt: inDays(5), quantity: 4 },
  {
    title: 'Jazz on the river terrace',
    venue: 'Harbour stage',
    price: 24.5,
    startsAt: inDays(6),
    quantity: 180,
    maxPerOrder: 6,
    category: 'concert',
    description:
      'Two sets, one long break, and the river behind them.\n\nDoors open an hour before. In case of rain we play inside: the tickets stay good, and so does the band.',
  },
  {
    title: 'String quartet by candlelight',
    venue: 'Old church',
    price: 32,
    startsAt: inDays(9),
    quantity: 90,
    category: 'concert',
  },
  {
    title: 'One seat in the first row',
    quantity: 1,
    venue: 'Chamber theatre',
    price: 41,
    startsAt: inDays(8),
    category: 'theatre',
  },
  { title: 'A workshop that is not', venue: 'Studio', price: 52, startsAt: inDays(26), category: 'talk' },
] as const;

const soonMs = 1500;
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Lists all of them; what begins soon has begun when this is done. Gives their ids, in the same order. */
export const listOdd = async (seller: Person): Promise<string[]> => {
  const ids: string[] = [];
  for (const listing of oddListings) {
    const isSoon = 'startsAt' in listing && listing.startsAt === 'soon';
    const soon = isSoon ? { startsAt: new Date(Date.now() + soonMs).toISOString() } : {};
    ids.push((await seller.list({ ...listing, ...soon })).id);
  }
  await sleep(soonMs);
  return ids;
};
