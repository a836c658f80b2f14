import { describe, expect, it } from '@jest/globals';
import { connectBus } from '../connect-bus.ts';
import { natsAddress } from '../nats-address.ts';
import { collect, publishAtLast, ticket, until } from './helpers.ts';
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
