import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { UserUpdated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { start__Name__ } from '../../../__test__/start-__name__.ts';

let test: Awaited<ReturnType<typeof start__Name__>>;
beforeAll(async () => {
  test = await start__Name__();
});
afterAll(() => test.stop());

let count = 0;
const newAuthor = async () => {
  const id = `author-${++count}`;
  const entry = await test.write(id);
  return {
    id,
    name: async () => {
      await test.bus.settled();
      return (await test.request.get(`/api/__name__/${entry.id}`)).body.author;
    },
  };
};

it('When an author is renamed, then their entries show it (applies)', async () => {
  const { id, name } = await newAuthor();
  await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
  expect(await name()).toBe('Robin');
});

it('When the same event comes twice, then nothing more happens (duplicate)', async () => {
  const { id, name } = await newAuthor();
  await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
  await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
  expect(await name()).toBe('Robin');
});

it('When an older event comes later, then the newer state stays (out of order)', async () => {
  const { id, name } = await newAuthor();
  await happen(test.bus, UserUpdated, { id, version: 3, name: 'New' });
  await happen(test.bus, UserUpdated, { id, version: 2, name: 'Old' });
  expect(await name()).toBe('New');
});

it('When something that is no event comes, then it is parked and the next is served (poison)', async () => {
  const { id, name } = await newAuthor();
  await test.bus.publish({ subject: 'user:updated', id: `poison-${id}`, body: '{"broken":' });
  await happen(test.bus, UserUpdated, { id, version: 1, name: 'After the poison' });
  expect(await name()).toBe('After the poison');
  const letters = await test.bus.history('dlq.__name__');
  expect(letters.map(({ body }) => body).join()).toContain('{\\"broken\\":');
});
