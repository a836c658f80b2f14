import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserUpdated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { startVenues } from '../../../__test__/start-venues.ts';

let test: Awaited<ReturnType<typeof startVenues>>;
beforeAll(async () => {
  test = await startVenues();
});
afterAll(() => test.stop());

describe('the listener of users', () => {
  const ownerOf = async (id: string) => (await test.request.get(`/api/venues/${id}`)).body.owner;
  let user = 0;
  const userVenue = async () => {
    const id = `user-${++user}`;
    return { id, venue: await test.open(id) };
  };

  it('When a user is renamed, then the venue shows it (applies)', async () => {
    const { id, venue } = await userVenue();
    await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
    await test.bus.settled();
    expect(await ownerOf(venue.id)).toBe('Robin');
  });

  it('When the same event comes twice, then nothing more happens (duplicate)', async () => {
    const { id, venue } = await userVenue();
    await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
    await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
    await test.bus.settled();
    expect(await ownerOf(venue.id)).toBe('Robin');
  });

  it('When an older event comes later, then the newer state stays (out of order)', async () => {
    const { id, venue } = await userVenue();
    await happen(test.bus, UserUpdated, { id, version: 3, name: 'New' });
    await happen(test.bus, UserUpdated, { id, version: 2, name: 'Old' });
    await test.bus.settled();
    expect(await ownerOf(venue.id)).toBe('New');
  });

  it('When something that is no event comes, then it is parked and the next is served (poison)', async () => {
    const { id, venue } = await userVenue();
    await test.bus.publish({ subject: 'user:updated', id: `poison-${id}`, body: '{"broken":' });
    await happen(test.bus, UserUpdated, { id, version: 1, name: 'After the poison' });
    await test.bus.settled();
    expect(await ownerOf(venue.id)).toBe('After the poison');
    const letters = await test.bus.history('dlq.venues');
    expect(letters.map(({ body }) => body).join()).toContain('{\\"broken\\":');
  });
});
