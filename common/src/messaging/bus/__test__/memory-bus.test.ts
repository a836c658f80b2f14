import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery, Verdict } from '../bus.ts';
import { createMemoryBroker } from '../memory-broker.ts';
import { memoryBus } from '../memory-bus.ts';

const ticket = (n: number) => ({ subject: 'ticket:created', id: `ticket:created/${n}/0`, body: `${n}` });
const subject = 'ticket:created';
const group = 'orders-service';

describe('the in-process bus', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'memory-bus-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('When everything is handled, then settled resolves with published in order', async () => {
    const bus = memoryBus();
    const seen: string[] = [];
    bus.subscribe({
      subject,
      group,
      handle: async ({ body }) => {
        seen.push(body);
        return 'done';
      },
    });
    for (const n of [1, 2, 3]) await bus.publish(ticket(n));
    await bus.settled();
    expect(seen).toEqual(['1', '2', '3']);
    expect(bus.published.map(({ id }) => id)).toEqual([1, 2, 3].map((n) => ticket(n).id));
    await bus.close();
  });

  it('When a message is retried for ever, then settled gives up on it at its horizon', async () => {
    const bus = memoryBus();
    let tries = 0;
    bus.subscribe({
      subject,
      group,
      handle: async (): Promise<Verdict> => {
        tries += 1;
        return { againInMs: 20 };
      },
    });
    await bus.publish(ticket(1));
    await bus.settled(100);
    expect(tries).toBeGreaterThan(1);
    await bus.close();
  });

  it('When a retry is due within the horizon, then settled awaits it', async () => {
    const bus = memoryBus();
    let tries = 0;
    bus.subscribe({
      subject,
      group,
      handle: async () => {
        tries += 1;
        return tries === 1 ? { againInMs: 150 } : 'done';
      },
    });
    await bus.publish(ticket(1));
    await bus.settled();
    expect(tries).toBe(2);
    await bus.close();
  });

  it('When the same seed is used twice, then the same faults happen', async () => {
    const run = async (seed: number) => {
      const broker = createMemoryBroker({ faults: { seed, reorder: 0.5, duplicate: 0.5 } });
      const bus = memoryBus(broker);
      const seen: Delivery[] = [];
      bus.subscribe({
        subject,
        group,
        handle: async (delivery) => {
          seen.push(delivery);
          return 'done';
        },
      });
      for (let n = 1; n <= 40; n += 1) await bus.publish(ticket(n));
      await bus.settled();
      await bus.close();
      const bodies = seen.map(({ body }) => Number(body));
      return { bodies, twice: bodies.filter((body, at) => bodies.indexOf(body) < at).sort() };
    };
    const { bodies, twice } = await run(7);
    expect(new Set(bodies).size).toBe(40);
    expect(bodies).not.toEqual([...bodies].sort((a, b) => a - b));
    expect(twice.length).toBeGreaterThan(0);
    expect((await run(7)).twice).toEqual(twice);
    expect((await run(8)).twice).not.toEqual(twice);
  });

  it('When deliveries are delayed, then their order is kept', async () => {
    const bus = memoryBus(createMemoryBroker({ faults: { seed: 1, delayMs: 30 } }));
    const seen: number[] = [];
    bus.subscribe({
      subject,
      group,
      handle: async ({ body }) => {
        seen.push(Number(body));
        return 'done';
      },
    });
    for (let n = 1; n <= 40; n += 1) await bus.publish(ticket(n));
    await bus.settled();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBe(40);
    await bus.close();
  });

  it('When the process died while writing, then the torn line is forgotten and the rest recalled', async () => {
    const file = join(folder, 'bus.jsonl');
    const before = createMemoryBroker({ file });
    await memoryBus(before).publish(ticket(1));
    before.close();
    appendFileSync(file, '{"message":{"subject":"ticket:cre');
    const after = memoryBus(createMemoryBroker({ file }));
    await after.publish(ticket(2));
    expect((await after.history(subject)).map(({ sequence, body }) => [sequence, body])).toEqual([
      [1, '1'],
      [2, '2'],
    ]);
    after.broker.close();
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('When many messages passed, then only the latest stay, but nothing a group still owes', async () => {
    const bus = memoryBus();
    const done = bus.subscribe({ subject, group, handle: async (): Promise<Verdict> => 'done' });
    for (let n = 1; n <= 12_000; n += 1) await bus.publish(ticket(n));
    await bus.settled();
    const kept = await bus.history(subject);
    expect(kept.length).toBeLessThan(6_000);
    expect(kept.at(-1)?.body).toBe('12000');
    await done.stop();
    for (let n = 12_001; n <= 24_000; n += 1) await bus.publish(ticket(n));
    expect((await bus.history(subject)).length).toBeGreaterThanOrEqual(12_000);
    await bus.close();
  });
});
