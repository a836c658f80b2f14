import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { seal } from '@ticketing/common/base';
import { type Bus, connectBus } from '@ticketing/common/bus';
import { OrderCompleted, subjects, UserCreated } from '@ticketing/common/contracts';
import {
  happen,
  isNatsServerMissing,
  natsServer,
  onThisMachine,
  startProcess,
  testKeys,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import { messageIdOnly, startSmtp } from './smtp-server.ts';
import { newId } from './story.ts';

const program = resolve(import.meta.dirname, '../../dist/index.js');
/** 10,000 a minute. */
const perSecond = 167;
const seconds = 60;
/** One process draws each ticket and sends it; pods are two. */
const maxBehindMs = 120_000;
/** What its pod gives it, and how much more the second half of the minute may take than the first. */
const pod = { env: { NODE_OPTIONS: '--max-old-space-size=192' }, memoryMb: 335, growth: 1.15 };
const buyers = Array.from({ length: 200 }, newId);

const mailKey = Buffer.from(testKeys.MAIL_KEY, 'hex');
const code = { code: `TK1${'A'.repeat(128)}`, shortCode: 'K7WQ2MXD-1-ABCD' };

/** With one ticket, which is drawn for its receipt. */
const paid = (userId: string) => {
  const [id, pass] = [newId(), { id: newId(), seat: 1 }];
  const version = 2;
  const codes = JSON.stringify({ passes: [{ ...pass, ...code }] });
  return {
    ...{ id, userId, version, status: 'complete' as const },
    passes: [{ ...pass, revision: 0, status: 'issued' as const }],
    sealedCodes: seal(mailKey, `order:passes/${id}/${version}`, codes),
  };
};

/** Of Linux, which counts in pages of 4 KB. */
const memoryMb = (pid: number) =>
  (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1_000_000;

(isNatsServerMissing('JetStream') ? it.skip : it)(
  'When 10,000 orders a minute are paid, then their receipts keep up, each once, and its memory stays as it is',
  async () => {
    const broker = await natsServer('JetStream');
    const smtp = await startSmtp({ read: messageIdOnly });
    const bus: Bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
    await new Promise<void>((connected) => bus.onConnect(connected));
    const service = startProcess(program, {
      ...{ ...broker.env, ...smtp.env(), MONGO_URI: testMongoUri() },
      ...{ NATS_CLIENT_ID: 'notifications', NODE_ENV: 'production', LOG_LEVEL: 'info' },
      ...pod.env,
    });
    try {
      await until('it is ready', service.isReady);
      for (const id of buyers) await happen(bus, UserCreated, { id, version: 0, email: `${id}@example.com` });
      const began = performance.now();
      const count = perSecond * seconds;
      const memory: number[] = [];
      for (let n = 0; n < count; n++) {
        if (n % perSecond === 0) memory.push(memoryMb(service.pid));
        const userId = buyers[n % buyers.length] as string;
        await happen(bus, OrderCompleted, paid(userId));
        await sleep(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
      }
      const paidMs = performance.now() - began;
      await until(
        'all receipts are sent',
        () => new Set(smtp.ids()).size === count,
        onThisMachine(maxBehindMs),
      );
      const behindMs = performance.now() - began - paidMs;
      const [half, whole] = [memory.slice(0, seconds / 2), memory].map((some) => Math.max(...some));
      console.log(
        `${count} orders in ${Math.round(paidMs)} ms, the last mail ${Math.round(behindMs)} ms later; ` +
          `at most ${half?.toFixed(0)} MB in the first half, ${whole?.toFixed(0)} MB in all`,
      );
      expect(whole).toBeLessThan(Math.min(pod.memoryMb, pod.growth * Number(half)));
      expect(smtp.mails).toHaveLength(count);
    } finally {
      await service.kill('SIGTERM');
      await bus.close();
      await smtp.stop();
      await broker.remove();
    }
  },
  500_000,
);
