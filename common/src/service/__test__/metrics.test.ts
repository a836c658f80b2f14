import { describe, expect, it } from '@jest/globals';
import type { Outbox } from '../../messaging/outbox/outbox.ts';
import { createMetrics, type Metrics } from '../metrics.ts';

const never = new Promise<never>(() => {});
const outbox = (name: string, backlog: Outbox['backlog']): Outbox => ({
  name,
  publishes: [],
  backlog,
  onSaved: () => {},
  overdue: async () => [],
  unsent: async () => [],
  sent: async () => true,
  versions: async () => [],
  eventsOf: async () => [],
});
const numbers = async ({ registry }: Metrics) =>
  (await registry.metrics())
    .split('\n')
    .filter((line) => /^(outbox|metrics_unavailable|unknown_charges)/.test(line));

describe('metrics', () => {
  it('When they are asked for, then each source is asked once', async () => {
    const metrics = createMetrics('orders');
    let asked = 0;
    const backlog = async () => {
      asked += 1;
      return { depth: 3, oldestAt: new Date(0) };
    };
    metrics.watchOutbox(outbox('orders', backlog), () => new Date(5000));
    expect(await numbers(metrics)).toEqual([
      'metrics_unavailable{source="orders",service="orders"} 0',
      'outbox_oldest_seconds{outbox="orders",service="orders"} 5',
      'outbox_depth{outbox="orders",service="orders"} 3',
    ]);
    expect(asked).toBe(1);
    await numbers(metrics);
    expect(asked).toBe(2);
  });

  it('When a source hangs or fails, then the others are there within two seconds, and it is named', async () => {
    const metrics = createMetrics('orders');
    let hangs = false;
    const backlog = async () => (hangs ? never : { depth: 1, oldestAt: undefined });
    metrics.watchOutbox(outbox('slow', backlog), () => new Date(0));
    metrics.watchOutbox(
      outbox('fast', async () => ({ depth: 2, oldestAt: undefined })),
      () => new Date(0),
    );
    metrics.watch('unknown_charges', 'Charges', () => {
      if (hangs) throw new Error('no server');
      return 7;
    });
    expect(await numbers(metrics)).toContain('outbox_depth{outbox="slow",service="orders"} 1');
    hangs = true;
    const began = performance.now();
    expect((await numbers(metrics)).sort()).toEqual([
      'metrics_unavailable{source="fast",service="orders"} 0',
      'metrics_unavailable{source="slow",service="orders"} 1',
      'metrics_unavailable{source="unknown_charges",service="orders"} 1',
      'outbox_depth{outbox="fast",service="orders"} 2',
      'outbox_oldest_seconds{outbox="fast",service="orders"} 0',
    ]);
    expect(performance.now() - began).toBeLessThan(2000);
    hangs = false;
    expect(await numbers(metrics)).toContain('unknown_charges{service="orders"} 7');
  });
});
