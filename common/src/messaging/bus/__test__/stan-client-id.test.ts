import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../testing/index.ts';
import type { Bus } from '../bus.ts';
import { stanBus } from '../stan-bus.ts';
import { collect, compiled, publishAtLast, ticket } from './helpers.ts';
import { brokerKinds, isMissing, type TestBroker } from './test-brokers.ts';

const stan = brokerKinds.find(({ name }) => name === 'NATS Streaming');
const whenThere = stan && !isMissing(stan) ? describe : describe.skip;

whenThere('NATS Streaming and the id of a client', () => {
  let broker: TestBroker;
  const open: Bus[] = [];
  const warnings: string[] = [];
  const logger = {
    info: () => {},
    error: () => {},
    warn: ({ err }: { err?: Error }) => void warnings.push(String(err?.message)),
  };
  const connect = (clientId: string) => {
    const bus = stanBus({
      url: broker.env.NATS_URL as string,
      clusterId: broker.env.NATS_CLUSTER_ID as string,
      clientId,
      logger,
    });
    open.push(bus);
    return bus;
  };
  const stuckConsumer = async (clientId: string) => {
    const script = compiled('messaging/bus/__test__/stuck-consumer.js');
    const child = spawn(process.execPath, [script, 'ticket:created', 'orders-service'], {
      env: { ...process.env, ...broker.env, NATS_CLIENT_ID: clientId },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return child;
  };

  beforeAll(async () => {
    broker = (await stan?.create()) as TestBroker;
  }, 60_000);
  afterAll(async () => {
    await Promise.all(open.map((bus) => bus.close()));
    await broker?.remove();
  });

  it.each(['SIGKILL', 'SIGSTOP'] as const)(
    'When a process got %s while handling and is started anew, then it gets the message within 1.5 s',
    async (signal) => {
      const publisher = connect(`publisher-${signal}`);
      await publishAtLast(publisher, ticket(signal === 'SIGKILL' ? 1 : 2));
      const child = await stuckConsumer('orders-0');
      child.kill(signal);
      const began = performance.now();
      const again = connect('orders-0');
      const seen = collect(again, 'orders-service');
      await until('it comes', () => seen.deliveries.length > 0);
      const tookMs = performance.now() - began;
      console.log(`in the place of one that got ${signal}: ${tookMs.toFixed(0)} ms`);
      expect(tookMs).toBeLessThan(1500);
      await again.close();
      child.kill('SIGKILL');
    },
    60_000,
  );

  it('When two have the same id, then the second waits, says so once, and takes over when the first is gone', async () => {
    const first = connect('tickets-0');
    const [one, publisher] = [collect(first, 'tickets-service'), connect('publisher')];
    await publishAtLast(publisher, ticket(10));
    await until('the first gets it', () => one.bodies().includes('10'));
    warnings.length = 0;
    const second = connect('tickets-0');
    const two = collect(second, 'tickets-service');
    for (let n = 11; n <= 40; n++) {
      await publishAtLast(publisher, ticket(n));
      await new Promise((done) => setTimeout(done, 100));
    }
    expect(one.bodies()).toContain('40');
    expect(two.deliveries).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('clientID already registered')]);
    await first.close();
    await publishAtLast(publisher, ticket(41));
    await until('the second gets it', () => two.bodies().includes('41'), 3000);
  });
});
