import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../testing/index.ts';
import { collect, compiled, publishAtLast, ticket } from '../../bus/__test__/helpers.ts';
import { brokerKinds, isMissing, type TestBroker } from '../../bus/__test__/test-brokers.ts';
import type { Bus, Verdict } from '../../bus/bus.ts';
import { memoryBusHandler } from '../../bus/memory-bus-http.ts';
import { type DeadLetter, deadLetters, drop, park, replay } from '../dead-letter.ts';

const letter = (n: number, service = 'orders'): DeadLetter => ({
  id: `ticket:created/${n}/0badf00d`,
  service,
  subject: 'ticket:created',
  sequence: n,
  error: 'Not a ticket:created event: Unexpected token',
  attempts: 8,
  at: '2030-01-01T00:00:00.000Z',
  body: `poison ${n}`,
});

const run = (script: string, words: string[], env: Record<string, string>) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [script, ...words], { env: { ...process.env, ...env } }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    );
  });

for (const kind of brokerKinds) {
  const missing = isMissing(kind);
  const title = missing ? `${kind.name} (skipped: ${kind.command} is not on PATH)` : kind.name;

  (missing ? describe.skip : describe)(`Dead letters over ${title}`, () => {
    let broker: TestBroker;
    let bus: Bus;
    let ops: Server;
    let opsUrl: string;
    let script: string;

    beforeAll(() => {
      script = compiled('messaging/dlq/cli.js');
    }, 60_000);
    beforeEach(async () => {
      broker = await kind.create();
      bus = broker.bus();
      await new Promise<void>((resolve) => bus.onConnect(resolve));
      const handler = memoryBusHandler(bus);
      ops = createServer((request, response) => void handler(request, response)).listen(0, '127.0.0.1');
      await once(ops, 'listening');
      opsUrl = `http://127.0.0.1:${(ops.address() as AddressInfo).port}`;
    });
    afterEach(async () => {
      ops.close();
      await bus.close();
      await broker.remove();
    });

    const dlq = (...words: string[]) => run(script, words, { NATS_URL: '', ...broker.env, OPS_URL: opsUrl });

    it('When a letter is parked twice, then it is listed once, oldest first', async () => {
      for (const n of [1, 2, 1]) await park(bus, letter(n));
      await park(bus, letter(3, 'payments'));
      expect(await deadLetters(bus, 'orders')).toEqual([letter(1), letter(2)]);
      expect(await deadLetters(bus, 'payments')).toEqual([letter(3, 'payments')]);
      expect(await deadLetters(bus, 'auth')).toEqual([]);
    });

    it('When poison is parked, then it is acknowledged and what is behind it is served', async () => {
      const seen = collect(bus, 'orders-service', async ({ subject, sequence, body }): Promise<Verdict> => {
        if (!body.startsWith('poison')) return 'done';
        await park(bus, { ...letter(1), subject, sequence, body });
        return 'done';
      });
      await bus.publish({ ...ticket(1), body: 'poison 1' });
      await bus.publish(ticket(2));
      await until('both are handled', () => seen.deliveries.length >= 2);
      expect(seen.bodies()).toEqual(['poison 1', '2']);
      expect(await deadLetters(bus, 'orders')).toMatchObject([{ body: 'poison 1' }]);
    });

    it('When a letter is replayed, then its message is delivered again and it is closed', async () => {
      const original = { ...ticket(1), body: 'poison 1' };
      await bus.publish(original);
      await park(bus, letter(1));
      await park(bus, letter(2));
      const seen = collect(bus, 'orders-service');
      await replay(bus, letter(1));
      await until('it is delivered again', () => seen.deliveries.length >= 2);
      expect(seen.bodies()).toEqual(['poison 1', 'poison 1']);
      expect(await deadLetters(bus, 'orders')).toEqual([letter(2)]);
    });

    it('When a letter is dropped, then it is closed, also when its parking is repeated', async () => {
      await park(bus, letter(1));
      await drop(bus, letter(1));
      await park(bus, letter(1));
      expect(await deadLetters(bus, 'orders')).toEqual([]);
      expect(await bus.history('ticket:created')).toEqual([]);
    });

    it('When the broker starts again, then the letters are still there', async () => {
      await park(bus, letter(1));
      await park(bus, letter(2));
      await drop(bus, letter(2));
      await broker.kill();
      await broker.start();
      await publishAtLast(bus, ticket(1));
      expect(await deadLetters(bus, 'orders')).toEqual([letter(1)]);
    });

    it('When a person uses the command line, then it lists, shows, replays and drops', async () => {
      expect(await dlq('list')).toMatchObject({ code: 0, out: 'No dead letters.\n' });
      for (const n of [1, 2, 3]) await park(bus, letter(n));
      await park(bus, letter(4, 'payments'));
      const listed = await dlq('list');
      expect(listed.out.split('\n')[0]).toMatch(/^ID +SERVICE +AT +TRIES +ERROR$/);
      expect(listed.out.match(/0badf00d/g)).toHaveLength(4);
      expect((await dlq('list', 'payments')).out.match(/0badf00d/g)).toHaveLength(1);
      expect((await dlq('show', letter(2).id)).out).toContain('poison 2');
      expect(await dlq('drop', letter(1).id)).toMatchObject({ code: 0 });
      expect(await dlq('replay', letter(2).id)).toMatchObject({ code: 0 });
      expect((await bus.history('ticket:created')).map(({ body }) => body)).toEqual(['poison 2']);
      expect(await deadLetters(bus, 'orders')).toEqual([letter(3)]);
      expect(await dlq('replay', '--all')).toMatchObject({ code: 0 });
      expect(await dlq('drop', '--all')).toMatchObject({ code: 0, out: 'No dead letters.\n' });
      expect((await bus.history('ticket:created')).map(({ body }) => body)).toEqual(
        [2, 3, 4].map((n) => `poison ${n}`),
      );
    });

    it('When a letter is unknown, or the broker away, then the command line says so', async () => {
      expect(await dlq('show', 'nobody')).toMatchObject({
        code: 1,
        err: expect.stringContaining('no open dead letter nobody'),
      });
      await broker.kill();
      ops.closeAllConnections();
      ops.close();
      expect(await dlq('list')).toMatchObject({ code: 3, err: expect.stringMatching(/answers at/) });
    });
  });
}

describe('The dead letter command line', () => {
  let script: string;
  beforeAll(() => {
    script = compiled('messaging/dlq/cli.js');
  }, 60_000);

  it.each([[[]], [['lost']], [['show']], [['show', '--all']], [['list', '--all']], [['drop', 'one', 'two']]])(
    'When it is called with %j, then it explains itself',
    async (words) => {
      expect(await run(script, words, {})).toMatchObject({
        code: 2,
        err: expect.stringContaining('list [service]'),
      });
    },
  );

  it('When help is asked for, then that is no error', async () => {
    expect(await run(script, ['--help'], {})).toMatchObject({
      code: 0,
      out: expect.stringContaining('replay ID'),
    });
  });
});
