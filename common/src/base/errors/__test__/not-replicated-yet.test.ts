import { expect, it } from '@jest/globals';
import { notReplicatedYet } from '../not-replicated-yet.ts';

const at = new Date('2030-05-01T10:00:00.000Z');
const madeAgo = (seconds: number) =>
  `${(at.getTime() / 1000 - seconds).toString(16)}0123456789abcdef`.slice(0, 24);

it('When it was made within the last minute, then 503 and to be asked again in a second', () => {
  for (const seconds of [0, 1, 59, -5]) {
    expect(notReplicatedYet(madeAgo(seconds), at)).toMatchObject({
      statusCode: 503,
      headers: { 'Retry-After': '1' },
    });
  }
});

it('When it is older, dated far ahead, or no such id at all, then 404', () => {
  for (const id of [madeAgo(60), madeAgo(3600), madeAgo(-60), 'nobody-knows', '', '%00$ne', 'g'.repeat(24)]) {
    expect(notReplicatedYet(id, at)).toMatchObject({ statusCode: 404 });
  }
});
