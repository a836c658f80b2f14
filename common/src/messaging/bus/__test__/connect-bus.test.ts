import { describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';
import { until } from '../../../testing/index.ts';
import { connectBus } from '../connect-bus.ts';
import { natsAddress } from '../nats-address.ts';
import { collect, publishAtLast, ticket } from './helpers.ts';
import { brokerKinds, isMissing } from './test-brokers.ts';

describe('connectBus', () => {
  for (const kind of brokerKinds) {
    (isMissing(kind) ? it.skip : it)(
      `When it gets the address of ${kind.name}, then it speaks to it`,
      async () => {
        const broker = await kind.create();
        const bus = await connectBus({
          ...broker.env,
          NATS_CLIENT_ID: 'orders-7d4f.a',
          subjects: ['ticket:created'],
        });
        const seen = collect(bus, 'orders-service');
        await publishAtLast(bus, ticket(1));
        await until('it is handled', () => seen.bodies().includes('1'));
        await bus.close();
        await broker.remove();
      },
    );
  }
});

describe('connectBus to JetStream', () => {
  const jetstream = brokerKinds.find(({ name }) => name === 'JetStream');
  const whenThere = jetstream && !isMissing(jetstream) ? it : it.skip;

  whenThere(
    'When the stream is not there yet, then it is made as configured, and left so later',
    async () => {
      const broker = await jetstream?.create();
      if (!broker) throw new Error('no broker');
      const streamAfter = async (maxAgeHours: number) => {
        const bus = await connectBus({
          ...broker.env,
          NATS_REPLICAS: 1,
          NATS_MAX_AGE_HOURS: maxAgeHours,
          NATS_MAX_STREAM_MB: 1,
          subjects: ['ticket:created'],
        });
        await publishAtLast(bus, ticket(1));
        await bus.close();
        const nats = await connect({ servers: broker.env.NATS_URL as string });
        const manager = await jetstreamManager(nats);
        const { config } = await manager.streams.info('ticketing');
        await nats.close();
        return config;
      };

      expect(await streamAfter(2)).toMatchObject({ num_replicas: 1, max_age: nanos(2 * 3_600_000) });
      expect(await streamAfter(5)).toMatchObject({ max_age: nanos(2 * 3_600_000) });
      await broker.remove();
    },
  );

  whenThere('When the stream is full, then it takes what is new and forgets the oldest', async () => {
    const broker = await jetstream?.create();
    if (!broker) throw new Error('no broker');
    const bus = await connectBus({ ...broker.env, NATS_MAX_STREAM_MB: 1, subjects: ['ticket:created'] });
    const body = 'x'.repeat(64 * 1024);
    for (let n = 0; n < 40; n++)
      await publishAtLast(bus, { subject: 'ticket:created', id: `${n}`, body: `${n} ${body}` });
    const kept = (await bus.history('ticket:created')).map((event) => event.body.split(' ')[0]);
    await bus.close();
    expect(kept.at(-1)).toBe('39');
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.length).toBeLessThan(17);
    await broker.remove();
  });
});

describe('natsAddress', () => {
  it.each([
    ['nats://nats-srv:4222', { servers: ['nats://nats-srv:4222'] }],
    ['nats-srv', { servers: ['nats://nats-srv:4222'] }],
    ['nats://a:1,nats://b:2', { servers: ['nats://a:1', 'nats://b:2'] }],
    ['nats://me:a%3Ab%40c@nats-srv', { servers: ['nats://nats-srv:4222'], user: 'me', pass: 'a:b@c' }],
    ['nats://secret@nats-srv', { servers: ['nats://nats-srv:4222'], token: 'secret' }],
  ])('When the address is %s, then it is understood', (url, address) => {
    expect(natsAddress(url)).toEqual(address);
  });
});
