import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { brokers } from '../harness/brokers.ts';
import { findProgram } from '../harness/find-program.ts';
import { type Broker, type Platform, platform } from '../harness/platform.ts';
import { shopOf } from '../harness/shop.ts';

jest.setTimeout(240_000);

const isThere = (broker: Broker) => Boolean(findProgram(broker) && findProgram('redis-server'));
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const consumers = ['tickets', 'payments', 'expiration'] as const;

describe.each(brokers)('an emptied broker, %s', (broker) => {
  const story = isThere(broker) ? it : it.skip;
  let place: Platform;
  beforeAll(async () => {
    if (isThere(broker)) place = await platform({ broker, env: { ORDER_HOLD_SECONDS: '70' } });
  }, 60_000);
  afterAll(async () => place?.stop());

  story(
    'When it lost what it had acknowledged and nobody had received, then each copy is as its source within a minute, with nobody’s help',
    async () => {
      const shop = shopOf(place);
      const buyer = await place.person('buyer');
      const { ticketId, seller } = await shop.open(12.5, 5);
      const { body: before } = await shop.reserve(buyer, ticketId);

      for (const name of consumers) await place.services[name].kill();
      const { body: unheard } = await shop.reserve(buyer, ticketId, 2);
      const { body: cancelled } = await shop.reserve(buyer, ticketId);
      await buyer.insist('DELETE', `/api/orders/${cancelled.id}`);
      await place.services.orders.stop();
      await place.services.tickets.start();
      const listing = { title: 'Received by nobody', price: 7, quantity: 1 };
      const { body: listed } = await seller.insist<{ id: string }>('POST', '/api/tickets', listing);
      await place.services.tickets.stop();

      await place.broker.kill();
      place.emptyBroker();
      await place.broker.start();
      for (const name of ['orders', ...consumers] as const) await place.services[name].start();

      const { violations } = await place.check(60_000, { boundMs: 5000, withoutBroker: true });
      expect(violations).toEqual([]);
      expect((await shop.reserve(buyer, listed.id)).status).toBe(201);
      expect((await shop.pay(buyer, unheard.id)).status).toBe(201);
      await shop.becomes(buyer, unheard.id, 'complete');
      await shop.becomes(buyer, before.id, 'cancelled', 90_000);
      expect((await place.check(30_000, { boundMs: 5000, withoutBroker: true })).violations).toEqual([]);
    },
  );

  story('When an operator asks for it, then one service publishes all it has again', async () => {
    const { url, clusterId = '' } = place.sources.broker as { url: string; clusterId?: string };
    const env = { PATH: process.env.PATH, NATS_URL: url, NATS_CLUSTER_ID: clusterId };
    const republish = (service: string) =>
      promisify(execFile)('npm', ['run', '--silent', 'republish', '--', service], { cwd: root, env });
    const done = () =>
      place.logOf('orders').filter((line) => line.includes('Published all aggregates again'));
    const before = done().length;
    expect((await republish('orders')).stdout).toBe('Asked orders to publish all of its aggregates again\n');
    await until('it has done so', async () => done().length > before, 10_000);
    expect(JSON.parse(done().at(-1) as string)).toMatchObject({ events: expect.any(Number) });
    await expect(republish('nonesuch')).rejects.toMatchObject({ code: 2 });
  });
});
