import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { connectBus } from '@ticketing/common/bus';
import { PaymentAuthorized, subjects, TicketCreated } from '@ticketing/common/contracts';
import {
  happen,
  isNatsServerMissing,
  natsServer,
  startProcess,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import type { ShownPass } from './event-night.ts';

const program = resolve(import.meta.dirname, '../../dist/index.js');
/** Who is signed in with a started process: also the seller here, who bought at another's. */
const me = '665000000000000000000001';
const ticketId = '665000000000000000000002';
const name = 'JetStream';

(isNatsServerMissing(name) ? it.skip : it)(
  'When the service is killed between the write and the answer, then the second scan says when and where the first was',
  async () => {
    const broker = await natsServer(name);
    const bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
    const env = { ...broker.env, NATS_CLIENT_ID: 'orders', MONGO_URI: testMongoUri() };
    const start = (more: Record<string, string> = {}) => startProcess(program, { ...env, ...more });
    try {
      await new Promise<void>((connected) => bus.onConnect(connected));
      const shop = start();
      await until('it is ready', shop.isReady);
      await happen(bus, TicketCreated, { id: ticketId, userId: 'somebody', quantity: 5 });
      const buy = () => shop.post('/api/orders', { ticketId });
      await until('the listing is known', async () => (await buy()).status === 201);
      const { id } = (await buy()).body;
      await happen(bus, PaymentAuthorized, { id: 'payment', orderId: id, version: 3 });
      let pass: ShownPass | undefined;
      await until('it is paid', async () => {
        [pass] = (await shop.get(`/api/orders/${id}/passes`)).body;
        return pass !== undefined;
      });
      // the listing changes hands: the one person whom a started process knows stands at the door now
      await happen(bus, TicketCreated, { id: ticketId, userId: me, quantity: 5, version: 1 });
      await until('the door is theirs', async () => (await shop.get(doorOf())).status === 200);
      await shop.kill();

      const dying = start({ CRASH_AT: 'orders.saved.beforePublish' });
      await until('it is ready', dying.isReady);
      const scan = { ticketId, code: pass?.code, gate: 'B' };
      await expect(dying.post('/api/orders/check-ins', scan)).rejects.toThrow();
      expect(await dying.exited).toMatchObject({ signal: 'SIGKILL' });

      const next = start();
      await until('it is ready', next.isReady);
      const { status, body } = await next.post('/api/orders/check-ins', { ...scan, gate: 'A' });
      expect([status, body]).toMatchObject([200, { result: 'already', gate: 'B', at: expect.any(String) }]);
      await next.kill();
    } finally {
      await bus.close();
      await broker.remove();
    }
  },
  90_000,
);

const doorOf = () => `/api/orders/door?ticketId=${ticketId}`;
