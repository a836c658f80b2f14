import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { freePort } from '@ticketing/common/programs';
import { program } from '@ticketing/local';

const component = resolve(import.meta.dirname, '../../../components/monitoring');
export const collectorConfig = join(component, 'collector.yaml');

/** Where the Collector sends what it keeps: it is there, or it is not. */
const tempo = async () => {
  const traceIds: string[] = [];
  const server = createServer(async (req, res) => {
    const { resourceSpans } = JSON.parse(gunzipSync(Buffer.concat(await req.toArray())).toString());
    for (const { scopeSpans } of resourceSpans)
      for (const { spans } of scopeSpans)
        for (const { traceId, name } of spans) traceIds.push(`${traceId} ${name}`);
    res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const port = await freePort();
  return {
    port,
    spans: traceIds,
    start: () => new Promise<void>((done) => void server.listen(port, '127.0.0.1', done)),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
    get isThere() {
      return (server.address() as AddressInfo | null) !== null;
    },
  };
};

/** The real Collector with the component's file; other addresses, and it looks at a trace after one second. */
export const collector = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-otelcol-'));
  const to = await tempo();
  const [port, health] = [await freePort(), await freePort()];
  const overrides = [
    `receivers::otlp::protocols::http::endpoint: 127.0.0.1:${port}`,
    `extensions::health_check::endpoint: 127.0.0.1:${health}`,
    `extensions::file_storage::directory: ${folder}`,
    'processors::tail_sampling::decision_wait: 1s',
    `exporters::otlphttp/tempo::endpoint: http://127.0.0.1:${to.port}`,
    'exporters::otlphttp/tempo::encoding: json',
  ];
  const otelcol = program({
    name: 'otelcol',
    command: 'otelcol',
    args: ['--config', collectorConfig, ...overrides.flatMap((one) => ['--config', `yaml:${one}`])],
    env: process.env,
    pidFolder: join(folder, 'run'),
    served: (line) => (/Everything is ready/.test(line) ? `http://127.0.0.1:${port}` : undefined),
  });
  await otelcol.start();
  return {
    otelcol,
    tempo: to,
    send: (spans: object[]) => {
      const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'orders' } }] };
      return fetch(`http://127.0.0.1:${port}/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }),
      });
    },
    stop: async () => {
      await otelcol.stop();
      to.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
