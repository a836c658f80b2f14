import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../testing/index.ts';
import type { Bus, Verdict } from '../bus.ts';
import {
  type Collected,
  collect,
  compiled,
  killConsumerWhileHandling,
  publishAtLast,
  ticket,
  tickets,
} from './helpers.ts';
import { type BrokerKind, isMissing, type TestBroker } from './test-brokers.ts';

const ORDERS = 'orders-service';
const PAYMENTS = 'payments-service';

const unique = (bodies: string[]) => [...new Set(bodies)];
const bodiesOf = (from: number, to: number) => tickets(from, to).map(({ body }) => body);
const byNumber = (bodies: string[]) => unique(bodies).sort((a, b) => Number(a) - Number(b));

/** What every bus promises. Run over each broker. */
export const busContract = (kind: BrokerKind) => {
  const missing = isMissing(kind);
  const title = missing ? `${kind.name} (skipped: ${kind.command} is not on PATH)` : kind.name;

  (missing ? describe.skip : describe)(title, () => {
    let broker: TestBroker;
    let open: Bus[] = [];

    const connect = async (clientId?: string) => {
      const bus = broker.bus(clientId);
      open.push(bus);
      await new Promise<void>((resolve) => bus.onConnect(resolve));
      return bus;
    };
    const close = async (bus: Bus) => {
      open = open.filter((other) => other !== bus);
      await bus.close();
    };

    beforeEach(async () => {
      broker = await kind.create();
    });
    afterEach(async () => {
      await Promise.all(open.map((bus) => bus.close()));
      open = [];
      await broker.remove();
    });

    it('When messages are published, then each is handled, in the order of publication', async () => {
      const bus = await connect();
      const seen = collect(bus, ORDERS);
      await Promise.all(tickets(1, 200).map((message) => bus.publish(message)));
      await until('all are handled', () => seen.bodies().length >= 200);
      expect(seen.bodies()).toEqual(bodiesOf(1, 200));
      expect(seen.deliveries.map(({ redelivered }) => redelivered)).not.toContain(true);
    });

    it('When a handler throws, then the message comes again', async () => {
      const bus = await connect();
      const seen = collect(bus, ORDERS, ({ redelivered }) => {
        if (redelivered) return 'done';
        throw new Error('not today');
      });
      await bus.publish(ticket(1));
      await until('it comes again', () => seen.deliveries.length >= 2);
      expect(seen.deliveries[1]).toMatchObject({ body: '1', redelivered: true });
    });

    it('When a message is to come again later, then not earlier, and those behind it are served', async () => {
      const bus = await connect();
      const seen = collect(bus, ORDERS, ({ body, redelivered }) =>
        body === '1' && !redelivered ? { againInMs: 600 } : 'done',
      );
      for (const message of tickets(1, 5)) await bus.publish(message);
      await until('it comes again', () => seen.deliveries.length === 6);
      expect(seen.bodies()).toEqual(['1', '2', '3', '4', '5', '1']);
      const [first, last] = [seen.deliveries[0], seen.deliveries[5]];
      expect((last?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(600);
    });

    it('When a wait is longer than the broker itself would wait, then it is kept', async () => {
      const bus = await connect();
      const seen = collect(bus, ORDERS, ({ redelivered }) => (redelivered ? 'done' : { againInMs: 2_500 }));
      await bus.publish(ticket(1));
      await until('it comes again', () => seen.deliveries.length >= 2);
      const [first, last] = seen.deliveries;
      expect((last?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_500);
    });

    it('When a handler takes longer than the broker would wait, then it is not called again', async () => {
      const bus = await connect();
      let finished = false;
      const seen = collect(bus, ORDERS, async (): Promise<Verdict> => {
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        finished = true;
        return 'done';
      });
      await bus.publish(ticket(1));
      await until('it is handled', () => finished);
      await seen.stop();
      const after = collect(bus, ORDERS);
      await bus.publish(ticket(2));
      await until('the next is handled', () => after.deliveries.length > 0);
      expect([...seen.bodies(), ...after.bodies()]).toEqual(['1', '2']);
    });

    it('When a member stops, then it finishes what it began and receives no more', async () => {
      const bus = await connect();
      let finish = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const seen = collect(bus, ORDERS, () => finished.then((): Verdict => 'done'));
      await bus.publish(ticket(1));
      await until('it is begun', () => seen.deliveries.length === 1);
      let stopped = false;
      const stopping = seen.stop().then(() => {
        stopped = true;
      });
      await bus.publish(ticket(2));
      expect(stopped).toBe(false);
      finish();
      await stopping;
      const after = collect(bus, ORDERS);
      await until('the other is handled', () => after.deliveries.length > 0);
      expect([...seen.bodies(), ...after.bodies()]).toEqual(['1', '2']);
    });

    it('When two members of a group share the work, then both get some and none is lost when one stops', async () => {
      const [publisher, one, two] = [await connect(), await connect('one'), await connect('two')];
      const slowly = async (): Promise<Verdict> => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return 'done';
      };
      const members = [collect(one, ORDERS, slowly), collect(two, ORDERS, slowly)] as const;
      const publishing = (async () => {
        for (const message of tickets(1, 300)) await publisher.publish(message);
      })();
      await until('both got some', () => members.every(({ deliveries }) => deliveries.length > 10));
      await members[0].stop();
      await close(one);
      await publishing;
      const all = () => members.flatMap((member) => member.bodies());
      await until('all are handled', () => unique(all()).length === 300);
    });

    it('When two groups subscribe, then each gets everything', async () => {
      const bus = await connect();
      const groups = [collect(bus, ORDERS), collect(bus, PAYMENTS)];
      for (const message of tickets(1, 20)) await bus.publish(message);
      await until('both have all', () => groups.every(({ deliveries }) => deliveries.length >= 20));
      for (const group of groups) expect(group.bodies()).toEqual(bodiesOf(1, 20));
    });

    it('When a group is new, then it sees what is old', async () => {
      const bus = await connect();
      for (const message of tickets(1, 20)) await bus.publish(message);
      const seen = collect(bus, ORDERS);
      await until('it has all', () => seen.deliveries.length >= 20);
      expect(seen.bodies()).toEqual(bodiesOf(1, 20));
    });

    it('When a member starts again, then it goes on and does not start over', async () => {
      const first = await connect();
      const before = collect(first, ORDERS);
      for (const message of tickets(1, 10)) await first.publish(message);
      await until('the first are handled', () => before.deliveries.length >= 10);
      await close(first);
      broker.handOver();
      const second = await connect();
      for (const message of tickets(11, 20)) await second.publish(message);
      const after = collect(second, ORDERS);
      await until('the others are handled', () => after.deliveries.length >= 10);
      expect(after.bodies()).toEqual(bodiesOf(11, 20));
    });

    it('When a client closes, then another may connect at once under the same name', async () => {
      for (let round = 1; round <= 5; round += 1) {
        const bus = await connect('orders-1');
        const seen = collect(bus, ORDERS);
        await bus.publish(ticket(round));
        await until('it is handled', () => seen.bodies().includes(`${round}`));
        await close(bus);
      }
    });

    it('When history is asked for, then it has all messages of that subject, oldest first', async () => {
      const bus = await connect();
      expect(await bus.history('ticket:created')).toEqual([]);
      const seen = collect(bus, ORDERS);
      for (const message of tickets(1, 30)) await bus.publish(message);
      await bus.publish({ subject: 'dlq.orders', id: 'other', body: 'other' });
      const history = await bus.history('ticket:created');
      expect(history.map(({ body }) => body)).toEqual(bodiesOf(1, 30));
      expect(await bus.history('ticket:created')).toEqual(history);
      await until('all are handled', () => seen.deliveries.length >= 30);
      expect(seen.bodies()).toEqual(bodiesOf(1, 30));
    });

    it('When the broker is down, then publishing rejects promptly and works again after', async () => {
      const bus = await connect();
      const seen = collect(bus, ORDERS);
      await bus.publish(ticket(1));
      let returns = 0;
      bus.onConnect(() => {
        returns += 1;
      });
      await broker.kill();
      const returnsBefore = returns;
      const asked = performance.now();
      await expect(bus.publish(ticket(2))).rejects.toMatchObject({
        name: 'BusUnavailableError',
        transient: true,
      });
      await expect(bus.history('ticket:created')).rejects.toMatchObject({ transient: true });
      expect(performance.now() - asked).toBeLessThan(1_000);
      await broker.start();
      await until('it says that it is back', () => returns > returnsBefore);
      await bus.publish(ticket(3));
      await until('it is handled', () => seen.bodies().includes('3'));
    });

    it('When the broker is killed while in use and starts again, then nothing is lost', async () => {
      const [publisher, consumer] = [await connect('publisher'), await connect('consumer')];
      const seen = collect(consumer, ORDERS);
      const publishing = (async () => {
        for (const message of tickets(1, 400)) await publishAtLast(publisher, message);
      })();
      await until('some are handled', () => seen.deliveries.length > 50);
      await broker.kill();
      await broker.start();
      await publishing;
      await until('all are handled', () => unique(seen.bodies()).length === 400);
      expect(byNumber(seen.bodies())).toEqual(bodiesOf(1, 400));
    });

    it('When the broker starts after us, then we are connected to it', async () => {
      await broker.kill();
      const bus = broker.bus();
      open.push(bus);
      const seen = collect(bus, ORDERS);
      await expect(bus.publish(ticket(1))).rejects.toMatchObject({ transient: true });
      await broker.start();
      await publishAtLast(bus, ticket(2));
      await until('it is handled', () => seen.bodies().includes('2'));
    });

    it('When the broker is down, then closing does not hang', async () => {
      const bus = await connect();
      collect(bus, ORDERS);
      await broker.kill();
      const asked = performance.now();
      await close(bus);
      expect(performance.now() - asked).toBeLessThan(3_000);
      await expect(bus.publish(ticket(1))).rejects.toMatchObject({ name: 'BusUnavailableError' });
    });

    it('When it is closed at any moment of connecting, then that does not hang', async () => {
      for (const afterMs of [0, 1, 2, 4, 8, 16, 32]) {
        const bus = broker.bus();
        collect(bus, ORDERS);
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        await bus.close();
      }
    });

    describe('with a process of its own', () => {
      let script: string;
      beforeAll(() => {
        script = compiled('messaging/bus/__test__/stuck-consumer.js');
      }, 60_000);

      it('When a consumer is killed while handling, then another gets the message', async () => {
        const before = await connect();
        await before.publish(ticket(1));
        await close(before);
        broker.handOver();
        await killConsumerWhileHandling(script, ORDERS, broker.env);
        const after = collect(await connect(), ORDERS);
        await until('it comes again', () => after.bodies().includes('1'));
      });
    });

    if (kind.command) {
      it('When the broker comes back empty, then publishing and subscribing go on', async () => {
        const bus = await connect();
        const seen = collect(bus, ORDERS, ({ body }) => (body === '1' ? { againInMs: 100_000 } : 'done'));
        for (const message of tickets(1, 5)) await bus.publish(message);
        await until('all are handled', () => seen.deliveries.length >= 5);
        await broker.kill();
        broker.empty();
        await broker.start();
        for (const message of tickets(6, 15)) await publishAtLast(bus, message);
        await until('the new ones are handled', () => unique(seen.bodies()).length === 15);
        expect((await bus.history('ticket:created')).map(({ body }) => body)).toEqual(bodiesOf(6, 15));
      });

      it('When the broker does not answer, then publishing rejects in time, and works when it does', async () => {
        const bus = await connect();
        broker.freeze();
        let asked = 0;
        // It may answer once more while the signal is on its way.
        const publishing = async () => {
          for (;;) {
            asked = performance.now();
            await bus.publish(ticket(1));
          }
        };
        await expect(publishing()).rejects.toMatchObject({ transient: true });
        expect(performance.now() - asked).toBeLessThan(3_000);
        broker.thaw();
        await publishAtLast(bus, ticket(2));
        await until('it is stored', async () => (await bus.history('ticket:created')).at(-1)?.body === '2');
      });

      it('When the broker does not answer, then closing does not hang', async () => {
        const bus = await connect();
        const seen = collect(bus, ORDERS);
        await bus.publish(ticket(1));
        await until('it is subscribed', () => seen.deliveries.length > 0);
        broker.freeze();
        const asked = performance.now();
        await close(bus);
        expect(performance.now() - asked).toBeLessThan(6_000);
      });

      it('When members come and go, then no message waits until the broker suspects their death', async () => {
        const publisher = await connect('publisher');
        const sentAt = new Map<string, number>();
        const members: Collected[] = [];
        const join = async (name: string) => {
          const bus = await connect(name);
          members.push(collect(bus, ORDERS));
          return bus;
        };
        let bus = await join('member-0');
        for (let round = 1; round <= 8; round += 1) {
          const next = await join(`member-${round}`);
          const closing = close(bus);
          for (const message of tickets(round * 100, round * 100 + 99)) {
            sentAt.set(message.body, performance.now());
            await publisher.publish(message);
          }
          await closing;
          bus = next;
        }
        const all = () => members.flatMap(({ deliveries }) => deliveries);
        await until('all are handled', () => all().length >= 800);
        const waits = all().map(({ body, at }) => at - (sentAt.get(body) ?? 0));
        expect(Math.max(...waits)).toBeLessThan(900);
      });

      it('When the broker dies before it answered, then only what is stored counts as published', async () => {
        const bus = await connect();
        broker.freeze();
        const messages = tickets(1, 50);
        const publishing = Promise.allSettled(messages.map((message) => bus.publish(message)));
        await broker.kill();
        const outcomes = await publishing;
        expect(outcomes).toContainEqual({
          status: 'rejected',
          reason: expect.objectContaining({ transient: true }),
        });
        await broker.start();
        await publishAtLast(bus, ticket(51));
        const stored = (await bus.history('ticket:created')).map(({ body }) => body);
        const published = messages.filter((_, index) => outcomes[index]?.status === 'fulfilled');
        expect(stored).toEqual(expect.arrayContaining(published.map(({ body }) => body)));
      });

      it('When the address has a user and a password, then they are used', async () => {
        await broker.remove();
        broker = await kind.create({ user: 'ticketing', pass: 'a:b/c@d' });
        const bus = await connect();
        await bus.publish(ticket(1));
        expect(await bus.history('ticket:created')).toHaveLength(1);
      });
    }
  });
};
