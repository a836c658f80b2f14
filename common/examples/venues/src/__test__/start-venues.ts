import { startTestService, type TestService } from '@ticketing/common/testing';
import { createVenues } from '../app.ts';

export const startVenues = async () => {
  const test = await startTestService(createVenues);
  let count = 0;
  return {
    ...test,
    /** A venue of its own for each test, under a name that nothing else has. */
    open: async (as = 'owner-1') => {
      const { body } = await test.request
        .post('/api/venues')
        .set('Cookie', test.signIn({ id: as }))
        .send({ name: `Old Mill ${++count}`, seats: 120 })
        .expect(201);
      return body as { id: string; name: string; version: number };
    },
    publishedOf: publishedOf(test),
  };
};

const publishedOf = (test: TestService) => async (id: string) => {
  await test.bus.settled();
  return test.bus.published
    .filter(({ id: eventId }) => eventId.includes(id))
    .map(({ body }) => JSON.parse(body));
};
