import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../testing/index.ts';
import type { Bus } from '../bus.ts';
import { connectBus } from '../connect-bus.ts';
import { collect, compiled, publishAtLast, ticket, tickets } from './helpers.ts';
import { brokerKinds, isMissing, type TestBroker } from './test-brokers.ts';

/** As the services are connected, with nothing made shorter for the test. */
describe.each(brokerKinds.filter(({ command }) => command))('a group over $name', (kind) => {
  const whenThere = isMissing(kind) ? it.skip : it;
  let broker: TestBroker;
  const open: Bus[] = [];
  const connect = async (name: string) => {
    const bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: name, subjects: ['ticket:created'] });
    open.push(bus);
    return bus;
  };

  beforeAll(async () => {
    if (!isMissing(kind)) broker = await kind.create();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(open.map((bus) => bus.close()));
    await broker?.remove();
  });

  whenThere.each(['SIGSTOP', 'SIGKILL'] as const)(
    'When a member that holds messages gets %s, then the others have them, and what comes after, within 5 s',
    async (signal) => {
      const [group, offset] = [`${signal}-service`, signal === 'SIGSTOP' ? 0 : 100];
      const publisher = await connect(`publisher-${signal}`);
      const child = spawn(
        process.execPath,
        [compiled('messaging/bus/__test__/stuck-consumer.js'), 'ticket:created', group],
        {
          env: { ...process.env, ...broker.env, NATS_CLIENT_ID: `stuck-${signal}` },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      await publishAtLast(publisher, ticket(offset));
      await once(child.stdout, 'data');
      const seen = collect(await connect(`other-${signal}`), group);
      for (const message of tickets(offset + 1, offset + 20)) await publisher.publish(message);
      child.kill(signal);
      const began = performance.now();
      for (const message of tickets(offset + 21, offset + 40)) await publisher.publish(message);
      const mine = () =>
        new Set(
          seen
            .bodies()
            .map(Number)
            .filter((n) => n >= offset),
        );
      await until('all are there', () => mine().size === 41);
      console.log(`${kind.name}, ${signal}: ${(performance.now() - began).toFixed(0)} ms`);
      expect(performance.now() - began).toBeLessThan(5000);
      child.kill('SIGKILL');
    },
    60_000,
  );

  whenThere(
    'When a handler takes eight seconds, then it alone has the message, and once',
    async () => {
      const publisher = await connect('publisher-slow');
      const slowly = async () => {
        await sleep(8000);
        return 'done' as const;
      };
      const members = [
        collect(await connect('slow-1'), 'slow-service', ({ body }) => (body === '200' ? slowly() : 'done')),
        collect(await connect('slow-2'), 'slow-service', ({ body }) => (body === '200' ? slowly() : 'done')),
      ];
      await publishAtLast(publisher, ticket(200));
      const all = () => members.flatMap((member) => member.bodies());
      await until('it is begun', () => all().includes('200'));
      await sleep(9000);
      await Promise.all(members.map((member) => member.stop()));
      const after = collect(await connect('after'), 'slow-service');
      await publisher.publish(ticket(201));
      await until('the next is handled', () => after.bodies().includes('201'));
      expect([...all(), ...after.bodies()].filter((body) => body === '200')).toEqual(['200']);
    },
    30_000,
  );
});
