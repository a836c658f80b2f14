import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { UserCreated, UserUpdated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../../__test__/start-tickets.ts';

let test: TicketsTest;
beforeAll(async () => {
  test = await startTickets();
});
afterAll(() => test.stop());

const seller = async (id: string) => (await test.as().get(`/sellers/${id}`)).body;
const settled = () => test.bus.settled();

it('When a user signs up and takes a name, then their listings have it, in lists and alone', async () => {
  const listing = await test.as('anna').sell({ title: 'Quartet', startsAt: '2030-05-17T18:00:00Z' });
  expect((await test.as().get('/sellers/anna')).status).toBe(404);
  await happen(test.bus, UserCreated, { id: 'anna', name: '' });
  await settled();
  expect(await test.as().show(listing.id)).not.toHaveProperty('seller');
  expect((await test.as().get()).body[0]).not.toHaveProperty('seller');
  await happen(test.bus, UserUpdated, { id: 'anna', version: 1, name: 'Anna & Sons' });
  await settled();
  expect((await test.as().show(listing.id)).seller).toEqual({ id: 'anna', name: 'Anna & Sons' });
  expect((await test.as().get('?userId=anna')).body).toEqual([
    { ...listing, seller: { id: 'anna', name: 'Anna & Sons' } },
  ]);
  expect(await seller('anna')).toEqual({
    id: 'anna',
    name: 'Anna & Sons',
    since: UserCreated.sample.createdAt,
    listings: 1,
  });
});

it('When the name changes, then the lists that were remembered have the new one a second later', async () => {
  await test.as('bert').sell({ city: 'Bern' });
  const names = async () =>
    (await test.as().get('?city=Bern')).body.map(({ seller }: { seller: { name: string } }) => seller?.name);
  for (const [version, name] of ['First', 'Second'].entries()) {
    await happen(test.bus, UserUpdated, { id: 'bert', version, name });
    await settled();
    test.clock.advance(1);
    expect(await names()).toEqual([name]);
  }
});

it('When a user is suspended, then the name is still a name', async () => {
  await happen(test.bus, UserUpdated, { id: 'carl', version: 3, name: 'Carl', status: 'suspended' });
  await settled();
  expect((await seller('carl')).name).toBe('Carl');
});

it('When an event comes twice, then nothing changes', async () => {
  for (let n = 0; n < 2; n++) await happen(test.bus, UserCreated, { id: 'dora', name: 'Dora' });
  await settled();
  expect((await seller('dora')).name).toBe('Dora');
});

it('When an older event comes late, then the newer name stays', async () => {
  await happen(test.bus, UserUpdated, { id: 'emil', version: 2, name: 'New' });
  await happen(test.bus, UserUpdated, { id: 'emil', version: 1, name: 'Old' });
  await happen(test.bus, UserCreated, { id: 'emil', name: '' });
  await settled();
  expect((await seller('emil')).name).toBe('New');
});

it.each(['user:created', 'user:updated'] as const)(
  'When %s is no event, then it is parked, and the next is applied',
  async (subject) => {
    await test.bus.publish({ subject, id: `poison-${subject}`, body: `{"${subject} in pieces":` });
    await happen(test.bus, UserUpdated, { id: 'frida', version: 1, name: 'Frida' });
    await settled();
    expect((await seller('frida')).name).toBe('Frida');
    const letters = await test.bus.history('dlq.tickets');
    expect(letters.map(({ body }) => JSON.parse(body).body)).toContain(`{"${subject} in pieces":`);
  },
);

it('When a user was created by a version that did not say when, then since is unknown', async () => {
  const { createdAt: _, ...data } = { ...UserCreated.sample, id: 'greta', name: 'Greta' };
  const event = { id: 'user:created/greta/0', type: 'user:created', version: 0, at: new Date(), data };
  await test.bus.publish({ subject: 'user:created', id: event.id, body: JSON.stringify(event) });
  await settled();
  expect(await seller('greta')).toMatchObject({ name: 'Greta', since: null, listings: 0 });
});
