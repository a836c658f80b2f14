import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Bus, connectBus } from '@ticketing/common/bus';
import { OrderCompleted, OrderCreated, subjects, UserCreated } from '@ticketing/common/contracts';
import { createDatabase } from '@ticketing/common/service';
import {
  happen,
  isNatsServerMissing,
  natsServer,
  natsServers,
  startProcess,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import { startSmtp } from './smtp-server.ts';
import { newId } from './story.ts';

const program = resolve(import.meta.dirname, '../../dist/index.js');
const recoveryMs = 30_000;

/** The database of who died. */
const openRows = async (uri: string) => {
  const db = await createDatabase().openUri(uri);
  const rows = db.collection('messages');
  return {
    /** For the rows it is as if the time of a lease had passed. */
    endLeases: () =>
      rows.updateMany({ mail: 'waiting', attempts: { $gt: 0 } }, { $set: { nextAt: new Date() } }),
    isSent: async (userId: string) =>
      (await rows.countDocuments({ userId, kind: 'paid', mail: 'sent' })) === 1,
    close: () => db.close(),
  };
};

const steps = [
  'notifications.written.beforeWake',
  'notifications.applied.beforeAck',
  'notifications.taken.beforeSending',
  'notifications.sending.beforeSmtp',
  'notifications.sent.beforeWrite',
  'notifications.sent.written',
];

describe.each(natsServers)('over %s', (name) => {
  (isNatsServerMissing(name) ? it.skip : it)(
    'When it is killed at any of its steps, then after a restart each mail has come, and by its Message-ID once',
    async () => {
      const broker = await natsServer(name);
      const smtp = await startSmtp();
      const bus: Bus = await connectBus({
        ...broker.env,
        NATS_CLIENT_ID: 'test',
        subjects: [...subjects],
      });
      await new Promise<void>((connected) => bus.onConnect(connected));
      const env = {
        ...{ ...broker.env, ...smtp.env(), MONGO_URI: testMongoUri() },
      };
      const start = (crashAt?: string) =>
        startProcess(program, {
          ...env,
          NATS_CLIENT_ID: 'notifications',
          ...(crashAt ? { CRASH_AT: crashAt } : {}),
        });
      const rows = await openRows(env.MONGO_URI);
      try {
        const emails: string[] = [];
        for (const step of steps) {
          const dying = start(step);
          const [userId, orderId] = [newId(), newId()];
          const email = `${userId}@example.com`;
          emails.push(email);
          await happen(bus, UserCreated, { id: userId, email, version: 0 });
          await happen(bus, OrderCreated, { id: orderId, userId, version: 0 });
          await happen(bus, OrderCompleted, { id: orderId, userId, version: 2, status: 'complete' });
          expect([step, await dying.exited]).toMatchObject([step, { signal: 'SIGKILL' }]);
          await rows.endLeases();
          const restarted = start();
          const began = performance.now();
          await until(`the receipt of ${step}`, () => smtp.to(email).length > 0, recoveryMs);
          console.log(
            `${name}, ${step}: mailed ${Math.round(performance.now() - began)} ms after the restart`,
          );
          await until('that is written down', () => rows.isSent(userId), recoveryMs);
          await until('it is ready', restarted.isReady);
          expect(await restarted.kill('SIGTERM')).toMatchObject({ code: 0 });
        }
        for (const email of emails)
          expect(new Set(smtp.to(email).map(({ messageId }) => messageId)).size).toBe(1);
        expect(new Set(smtp.ids()).size).toBe(emails.length);
      } finally {
        await rows.close();
        await bus.close();
        await smtp.stop();
        await broker.remove();
      }
    },
    240_000,
  );
});
