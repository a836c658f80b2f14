import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { type Bus, connectBus } from '@ticketing/common/bus';
import { OrderCompleted, subjects, UserCreated } from '@ticketing/common/contracts';
import {
  happen,
  isNatsServerMissing,
  natsServer,
  startProcess,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import { messageIdOnly, startSmtp } from './smtp-server.ts';
import { newId } from './story.ts';

const program = resolve(import.meta.dirname, '../../dist/index.js');
/** 10,000 a minute. */
const perSecond = 167;
const seconds = Number(process.env.RUSH_SECONDS ?? 12);
const buyers = Array.from({ length: 200 }, newId);

(isNatsServerMissing('JetStream') ? it.skip : it)(
  'When 10,000 orders a minute are paid, then their receipts keep up, each once',
  async () => {
    const broker = await natsServer('JetStream');
    const smtp = await startSmtp({ read: messageIdOnly });
    const bus: Bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
    await new Promise<void>((connected) => bus.onConnect(connected));
    const service = startProcess(program, {
      ...{ ...broker.env, ...smtp.env(), MONGO_URI: testMongoUri() },
      ...{ NATS_CLIENT_ID: 'notifications', NODE_ENV: 'production', LOG_LEVEL: 'info' },
    });
    try {
      await until('it is ready', service.isReady);
      for (const id of buyers) await happen(bus, UserCreated, { id, version: 0, email: `${id}@example.com` });
      const began = performance.now();
      const count = perSecond * seconds;
      for (let n = 0; n < count; n++) {
        const userId = buyers[n % buyers.length] as string;
        await happen(bus, OrderCompleted, { id: newId(), userId, version: 2, status: 'complete' });
        await sleep(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
      }
      const paidMs = performance.now() - began;
      await until('all receipts are sent', () => new Set(smtp.ids()).size === count, 60_000);
      const behindMs = performance.now() - began - paidMs;
      console.log(
        `${count} orders in ${Math.round(paidMs)} ms, the last mail ${Math.round(behindMs)} ms later`,
      );
      expect(smtp.mails).toHaveLength(count);
      expect(behindMs).toBeLessThan(paidMs);
    } finally {
      await service.kill('SIGTERM');
      await bus.close();
      await smtp.stop();
      await broker.remove();
    }
  },
  180_000,
);
