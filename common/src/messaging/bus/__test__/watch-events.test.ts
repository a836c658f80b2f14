import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../testing/index.ts';
import type { Bus, Message } from '../bus.ts';
import { watchEvents } from '../watch-events.ts';
import { collect, publishAtLast, ticket } from './helpers.ts';
import { brokerKinds, isMissing, type TestBroker } from './test-brokers.ts';

for (const kind of brokerKinds.filter(({ command }) => command)) {
  (isMissing(kind) ? describe.skip : describe)(`watching ${kind.name}`, () => {
    let broker: TestBroker;
    let bus: Bus;
    beforeAll(async () => {
      broker = await kind.create();
      bus = broker.bus();
      await publishAtLast(bus, ticket(1));
    });
    afterAll(async () => {
      await bus.close();
      await broker.remove();
    });
    const watch = (seen: string[]) =>
      watchEvents({
        NATS_URL: broker.env.NATS_URL as string,
        NATS_CLUSTER_ID: broker.env.NATS_CLUSTER_ID,
        subjects: ['ticket:created'],
        onMessage: ({ body }: Pick<Message, 'body'>) => seen.push(body),
      });

    it('When somebody watches, then they see what is published from then on, and services get all of it', async () => {
      const seen: string[] = [];
      const watching = await watch(seen);
      // a subscription is there a moment after it was asked for
      for (let n = 2; seen.length === 0; n++) await publishAtLast(bus, ticket(n));
      await publishAtLast(bus, ticket(999));
      await until('it is seen', () => seen.at(-1) === '999');
      expect(seen).not.toContain('1');

      const group = collect(bus, 'orders-service');
      await until('the service has it', () => group.bodies().includes('999'));
      expect(group.bodies()).toContain('1');
      await watching.close();
      await watching.lost;
      const before = seen.length;
      await publishAtLast(bus, ticket(1000));
      await until('the service has it', () => group.bodies().includes('1000'));
      expect(seen).toHaveLength(before);
    });

    it('When the broker is gone, then the watch says that it is over', async () => {
      const watching = await watch([]);
      await broker.kill();
      await watching.lost;
      await broker.start();
    });
  });
}
