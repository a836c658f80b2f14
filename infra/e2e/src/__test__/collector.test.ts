import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { parse } from 'yaml';
import { collector, collectorConfig } from '../harness/collector.ts';
import { findProgram } from '../harness/find-program.ts';

const config = parse(readFileSync(collectorConfig, 'utf8'));

it('Each part of a pipeline is one that is set up, and each that is set up is used', () => {
  const { extensions, pipelines } = config.service;
  for (const kind of ['receivers', 'processors', 'exporters']) {
    const used = new Set(
      Object.values<Record<string, string[]>>(pipelines).flatMap((each) => each[kind] ?? []),
    );
    expect([...used].sort()).toEqual(Object.keys(config[kind]).sort());
  }
  expect([...extensions].sort()).toEqual(Object.keys(config.extensions).sort());
});

interface Shape {
  traceId?: string;
  name?: string;
  ms?: number;
  failed?: boolean;
  orderId?: string;
}
const span = ({
  traceId = randomBytes(16).toString('hex'),
  name = 'GET',
  ms = 5,
  failed,
  orderId,
}: Shape) => {
  const end = BigInt(Date.now()) * 1_000_000n;
  return {
    traceId,
    spanId: randomBytes(8).toString('hex'),
    name,
    kind: 2,
    startTimeUnixNano: String(end - BigInt(ms) * 1_000_000n),
    endTimeUnixNano: String(end),
    attributes: orderId ? [{ key: 'ticketing.order.id', value: { stringValue: orderId } }] : [],
    ...(failed ? { status: { code: 2 } } : {}),
  };
};

// it is not among Debian's packages and takes a minute and a half to build: where it is not, nothing is said about it
if (findProgram('otelcol'))
  describe('The real Collector', () => {
    let place: Awaited<ReturnType<typeof collector>>;
    beforeEach(async () => {
      place = await collector();
    });
    afterEach(() => place.stop());

    it('finds the configuration valid', () => {
      const { status, stderr } = spawnSync('otelcol', ['validate', '--config', collectorConfig]);
      expect([status, String(stderr)]).toEqual([0, '']);
    });

    it('keeps errors, what is slow, every purchase with what comes later, and some of the rest', async () => {
      await place.tempo.start();
      const purchase = span({ name: 'POST /api/orders', orderId: '665000000000000000000004' });
      const kept = [span({ name: 'failed', failed: true }), span({ name: 'slow', ms: 600 }), purchase];
      const rest = Array.from({ length: 200 }, () => span({}));
      await place.send([...kept, ...rest]);
      const names = () => place.tempo.spans.map((each) => each.split(' ').slice(1).join(' '));
      await until('all that is to be kept is there', () =>
        ['failed', 'slow', 'POST /api/orders'].every((name) => names().includes(name)),
      );
      await place.send([span({ traceId: purchase.traceId, name: 'fire deadline' })]);
      await until('what came later is there', () => names().includes('fire deadline'));
      const share = names().filter((name) => name === 'GET').length;
      expect(share).toBeGreaterThan(20);
      expect(share).toBeLessThan(90);
    }, 30_000);

    it('keeps what Tempo does not take, also when it is killed meanwhile', async () => {
      await place.send([span({ name: 'failed', failed: true })]);
      await until('it has tried', () => place.otelcol.lines.some((line) => /Exporting failed/.test(line)));
      await place.otelcol.kill();
      await place.tempo.start();
      await place.otelcol.start();
      await until('it is there', () => place.tempo.spans.some((each) => each.endsWith(' failed')));
    }, 30_000);
  });
