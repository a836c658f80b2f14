import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort } from '@ticketing/common/programs';
import { type Program, program } from '@ticketing/local';
import { clientBuilds } from '../../infra/tools/client-builds.mjs';

const pidFolder = mkdtempSync(join(tmpdir(), 'ticketing-metrics-'));
let web: Program;
let metricsPort: number;

beforeAll(async () => {
  const port = await freePort();
  metricsPort = await freePort();
  web = program({
    name: 'client',
    command: process.execPath,
    args: [clientBuilds().use() as string],
    // no service behind it: pages are there all the same
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      HOSTNAME: '127.0.0.1',
      API_BASE_URL: 'http://127.0.0.1:1',
    },
    pidFolder,
    served: (line) => (/Ready in/.test(line) ? `http://127.0.0.1:${port}` : undefined),
  });
  await web.start();
  // Next says Ready a moment before it has called `register`
  while (!(await read('/').catch(() => undefined))) await sleep(20);
}, 60_000);
const read = (path: string) => fetch(`http://127.0.0.1:${metricsPort}${path}`);
afterAll(async () => {
  await web.stop();
  rmSync(pidFolder, { recursive: true, force: true });
});

it('When pages were asked for, then their times are there by page, whatever was in the address', async () => {
  const paths = ['/auth/signin', '/tickets/0123456789abcdef01234567?x=1', '/tickets/another', '/no/such'];
  for (const path of paths) await (await fetch(`${web.url}${path}`)).text();
  const answer = await read('/metrics');
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const counts = [...text.matchAll(/^http_request_duration_seconds_count\{(.*)\} (\d+)$/gm)];
  const byRoute = counts.map(([, labels = '', n]) => [/route="([^"]*)"/.exec(labels)?.[1], Number(n)]);
  expect(byRoute).toContainEqual(['/auth/signin', 1]);
  expect(byRoute).toContainEqual(['other', 1]);
  const listings = byRoute.filter(([route]) => route === '/tickets/[ticketId]');
  expect(listings.reduce((sum, [, n]) => sum + (n as number), 0)).toBe(2);
  expect(text).toContain('service="client"');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

it('When something else is asked for at that port, then 404', async () => {
  expect((await read('/')).status).toBe(404);
});
