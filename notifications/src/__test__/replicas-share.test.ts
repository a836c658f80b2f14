import { expect, it } from '@jest/globals';
import { isRedisMissing, redisServer, testMongoUri, until } from '@ticketing/common/testing';
import { startSmtp } from './smtp-server.ts';
import { startNotifications } from './start-notifications.ts';
import { story } from './story.ts';

(isRedisMissing ? it.skip : it)(
  'When two replicas share a database and Redis, then each mail is sent once, also one whose time comes later',
  async () => {
    const redis = await redisServer();
    const smtp = await startSmtp();
    const env = { ...smtp.env(), ...redis.env, MONGO_URI: testMongoUri() };
    const [one, other] = [await startNotifications(env), await startNotifications(env)];
    try {
      const { newPerson, newOrder, inHours } = story(
        () => one,
        () => smtp,
      );
      const people = await Promise.all(Array.from({ length: 20 }, () => newPerson()));
      await Promise.all(
        people.map(async ({ id }, n) => {
          // the day before is in two seconds
          await (await newOrder(id, n === 0 ? { startsAt: inHours(24 + 2 / 3600) } : {})).completed();
        }),
      );
      await until('all are sent', () => people.every((person) => person.mails().length > 0));
      await until('the reminder came by its timer', () => people[0]?.mails().length === 2);
      await until(
        'none is due',
        async () => (await one.stored({ nextAt: { $lt: new Date(Date.now() + 100_000) } })).length === 0,
      );
      expect(smtp.mails).toHaveLength(21);
      expect(new Set(smtp.ids()).size).toBe(21);
    } finally {
      await other.service.stop();
      await one.stop();
      await smtp.stop();
      await redis.kill();
    }
  },
  30_000,
);

(isRedisMissing ? it.skip : it)('When Redis is unavailable, then mails are sent all the same', async () => {
  const redis = await redisServer();
  await redis.kill();
  const smtp = await startSmtp();
  const test = await startNotifications({ ...smtp.env(), ...redis.env });
  try {
    const { newPerson, newOrder } = story(
      () => test,
      () => smtp,
    );
    const person = await newPerson();
    await (await newOrder(person.id)).completed();
    await until('it is sent', () => person.mails().length === 1);
  } finally {
    await test.stop();
    await smtp.stop();
  }
});
