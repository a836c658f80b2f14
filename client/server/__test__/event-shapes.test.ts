import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Ticket } from '../../api/types.ts';
import { eventData } from '../event-data.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const listing: Ticket = {
  id: 't1',
  title: 'Jazz on the river',
  price: 24.5,
  userId: 'u1',
  quantity: 10,
  available: 3,
  maxPerOrder: 4,
  description: 'Four players, one barge',
  category: 'concert',
  venue: 'Harbour stage',
  city: 'Hamburg',
  address: 'Quay 4',
  startsAt: '2026-12-01T19:30:00.000Z',
  seller: { id: 'u1', name: 'River collective' },
  status: 'active',
};
const { city, address, seller, ...bare } = listing;
const published = {
  full: listing,
  bare: { ...bare, description: '', venue: '' },
  soldOut: { ...listing, available: 0 },
  withdrawn: { ...listing, status: 'withdrawn' as const },
};

let folder: string;
beforeAll(async () => {
  // where the compiler finds schema.org's types
  folder = await mkdtemp(join(root, 'node_modules/.event-shapes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the compiler has against it as an event of schema.org's. */
const faultsOf = async (events: Record<string, object | null>) => {
  const file = join(folder, 'events.ts');
  const constants = Object.entries(events).map(
    ([name, event]) => `export const ${name}: WithContext<Event> = ${JSON.stringify(event)};`,
  );
  await writeFile(file, ["import type { Event, WithContext } from 'schema-dts';", ...constants].join('\n'));
  const options = '--noEmit --strict --module nodenext --skipLibCheck --types --ignoreConfig'.split(' ');
  const compiled = promisify(execFile)('npx', ['tsc', ...options, file], { cwd: root });
  return compiled.then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
};
const eventOf = (ticket: Ticket) =>
  eventData(ticket, 'https://shop.example', Date.parse('2026-11-26T12:00Z'));

it('When listings are described, then each description has the shape that schema.org gives an event', async () => {
  const events = Object.entries(published).map(([name, ticket]) => [name, eventOf(ticket)]);
  expect(await faultsOf(Object.fromEntries(events))).toBe('');
}, 60_000);

it.each([
  ['a property that events do not have', { startDay: '2026-12-01' }, 'startDay'],
  ['a status of its own', { eventStatus: 'https://schema.org/EventForgotten' }, 'EventForgotten'],
  ['a place that is a price', { location: { '@type': 'Offer', price: '1.00' } }, 'Offer'],
])(
  'When a description had %s, then it would be found',
  async (_what, change, found) => {
    expect(await faultsOf({ event: { ...eventOf(listing), ...change } })).toContain(found);
  },
  60_000,
);
