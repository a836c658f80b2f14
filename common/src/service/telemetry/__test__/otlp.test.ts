import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../base/logger.ts';
import { beginPart, endPart, type Tracing } from '../../../base/tracing/index.ts';
import { freePort } from '../../../programs/index.ts';
import { startTraceCollector, type TraceCollector, until } from '../../../testing/index.ts';
import { otlpTracing } from '../otlp.ts';

const lines: { level: string; msg: string }[] = [];
const logger = createLogger('shelf', 'info', { write: (line) => void lines.push(JSON.parse(line)) });
const said = () => lines.map(({ msg }) => msg);

let port: number;
let tracing: Tracing;
let collector: TraceCollector | undefined;

const trace = (name: string, attributes = {}) =>
  endPart(beginPart(tracing, { name, kind: 'internal', attributes }));

beforeAll(async () => {
  port = await freePort();
  tracing = otlpTracing({ service: 'shelf', endpoint: `http://127.0.0.1:${port}/`, ratio: 1, logger });
});
afterAll(() => collector?.stop());

describe('a service that sends traces', () => {
  it('When the collector is away, then spans are lost and it is logged once, and once more when it is back', async () => {
    trace('one');
    await until('a line', () => lines.length === 1);
    trace('two');
    await new Promise((done) => setTimeout(done, 1500));
    expect(said()).toEqual(['Traces are not taken and are lost']);
    collector = await startTraceCollector(port);
    trace('three', { text: 'a "quoted" word', count: 3, share: 0.5, isIt: true, nothing: undefined });
    await until('it is back', () => lines.length === 2);
    expect(said()[1]).toBe('Traces are taken again');
    expect(collector.spans.map(({ name }) => name)).toEqual(['three']);
    const attributes = { text: 'a "quoted" word', count: 3, share: 0.5, isIt: true };
    expect(collector.spans[0]).toMatchObject({ service: 'shelf', attributes });
  });

  it('When more is traced than fits, then what comes later is dropped; what waits is sent at the end', async () => {
    for (let n = 0; n < 8300; n += 1) trace(`many ${n}`);
    await tracing.close();
    expect(collector?.spans).toHaveLength(1 + 8192);
    const [{ startMs, endMs } = { startMs: 0, endMs: 0 }] = collector?.spans ?? [];
    expect(Math.abs(Date.now() - startMs)).toBeLessThan(60_000);
    expect(endMs).toBeGreaterThanOrEqual(startMs);
  });
});
