import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { freePort } from '@ticketing/common/programs';
import {
  type ServiceProcess,
  startProcess,
  type TestProgram,
  testProgram,
  until,
} from '@ticketing/common/testing';

const programOf = (name: string, file: string) =>
  resolve(fileURLToPath(import.meta.resolve(`@ticketing/${name}`)), file);

let store: TestProgram;
let orders: ServiceProcess;
let ops: string;
beforeEach(async () => {
  const mongo = await freePort();
  const args = [programOf('embedded-mongo', '../cli.js'), '--port', String(mongo)];
  store = await testProgram(process.execPath, args, '"uri"');
  const port = await freePort();
  ops = `http://127.0.0.1:${port}`;
  orders = startProcess(programOf('orders', '../index.js'), {
    MONGO_URI: `mongodb://127.0.0.1:${mongo}/orders`,
    METRICS_PORT: String(port),
  });
  await until('it is ready', orders.isReady);
});
afterEach(async () => {
  await orders.kill();
  store.thaw();
  await store.kill();
});

const metrics = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`${ops}/metrics`, { headers, signal: AbortSignal.timeout(3000) });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};
const change = async (body: string) => {
  const response = await fetch(`${ops}/log-level`, { method: 'PUT', body });
  return [response.status, (await response.json()) as object];
};
const level = async () => ((await (await fetch(`${ops}/log-level`)).json()) as { level: string }).level;
const answered = () => orders.log.filter(({ msg }) => msg === 'Answered a request').length;

it.each(['kill', 'freeze'] as const)(
  'When the database is away (%s), then /metrics answers within 3 s and says so, and is whole when it is back',
  async (harm) => {
    const before = (await metrics()).text;
    expect(before).toMatch(/^database_away\S* 0$/m);
    expect(before).toMatch(/^holds_live\S* 0$/m);
    expect(before).toMatch(/^metrics_unavailable\{source="holds_live",\S* 0$/m);
    await store[harm]();
    await until('it says so', async () => /^database_away\S* 1$/m.test((await metrics()).text), 10_000);
    const { status, text } = await metrics();
    expect(status).toBe(200);
    for (const source of ['holds_live', 'orders'])
      expect(text).toMatch(new RegExp(`^metrics_unavailable\\{source="${source}",\\S* 1$`, 'm'));
    // no number at all, for the last one is old
    expect(text).not.toMatch(/^(holds_live|outbox_depth)\S* \d/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds\S* /m);
    expect(text).toMatch(/^hold_endings_total\{reason="expired",\S* 0$/m);
    await (harm === 'kill' ? store.start() : store.thaw());
    await until('it is whole', async () => /^holds_live\S* 0$/m.test((await metrics()).text), 15_000);
    expect((await metrics()).text).toMatch(/^database_away\S* 0$/m);
  },
  60_000,
);

it('When a scraper asks for OpenMetrics, then it gets that, and who asks next what every tool reads', async () => {
  const accept = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5';
  const open = await metrics({ accept });
  expect(open.type).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
  expect(open.text).toContain('# TYPE hold_endings counter\nhold_endings_total{reason="completed"');
  expect(open.text.endsWith('# EOF\n')).toBe(true);
  const [classic, again] = await Promise.all([metrics(), metrics({ accept })]);
  expect(classic.type).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(classic.text).toContain('# TYPE hold_endings_total counter\nhold_endings_total{reason="completed"');
  expect(again.text).toContain('# TYPE hold_endings counter\nhold_endings_total{reason="completed"');
});

it('When the level is changed while it runs, then each answer is logged, and no more when it is changed back', async () => {
  expect(await level()).toBe('info');
  await orders.get('/api/orders');
  expect(answered()).toBe(0);
  expect(await change('{"level":"debug"}')).toEqual([200, { level: 'debug' }]);
  await orders.get('/api/orders');
  await until('it is logged', () => answered() === 1);
  expect(await change('{"level":"info"}')).toEqual([200, { level: 'info' }]);
  await orders.get('/api/orders');
  await orders.get('/api/orders/none');
  await until('a refusal is logged', () => orders.log.some(({ msg }) => msg === 'Refused a request'));
  expect(answered()).toBe(1);
});

it('When the level is none that there is, then 400 names those that there are, and nothing changes', async () => {
  const wrong = {
    errors: [
      {
        message: 'Level must be one of fatal, error, warn, info, debug, silent',
        code: 'level.invalid',
      },
    ],
  };
  for (const body of ['{"level":"loud"}', '{"level":5}', '{}', 'null', '[]', '{', ''])
    expect(await change(body)).toEqual([400, wrong]);
  expect(await level()).toBe('info');
  expect((await fetch(`${ops}/log-level`, { method: 'DELETE' })).status).toBe(405);
});

it('When SIGUSR2 comes, then debug is on, and off again with the next', async () => {
  const signal = () => process.kill(orders.pid, 'SIGUSR2');
  signal();
  await until('debug is on', async () => (await level()) === 'debug');
  await orders.get('/api/orders');
  await until('it is logged', () => answered() === 1);
  signal();
  await until('debug is off', async () => (await level()) === 'info');
});
