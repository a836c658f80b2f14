import { startTestService } from '@ticketing/common/testing';
import { create__Name__ } from '../app.ts';

/** The service as it is in production, and an entry at hand. */
export const start__Name__ = async () => {
  const test = await startTestService(create__Name__);
  return {
    ...test,
    write: async (as = 'author-1') => {
      const { body } = await test.request
        .post('/api/__name__')
        .set('Cookie', test.signIn({ id: as }))
        .send({ text: 'Once upon a time' })
        .expect(201);
      return body as { id: string; version: number; text: string; userId: string };
    },
  };
};
