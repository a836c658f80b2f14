import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Job } from '../job.ts';
import { type LoadGenerator, startGenerator } from '../run-load.ts';

const folder = mkdtempSync(join(tmpdir(), 'ticketing-load-'));
const server = createServer((req, res) => res.end(JSON.stringify({ path: req.url })));
let generator: LoadGenerator;
let job: Job;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, listening));
  const planFile = join(folder, 'plan.json');
  const plan = ['/a', '/b', '/c'].map((path) => ({ method: 'GET', path, want: { path } }));
  writeFileSync(planFile, JSON.stringify(plan));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const shape = { status: 200, fields: ['path'] };
  job = { url, planFile, from: 0, connections: 2, load: { kind: 'amount', amount: 50 }, shape };
  generator = startGenerator();
});

afterAll(() => {
  generator.stop();
  server.close();
  rmSync(folder, { recursive: true });
});

it('Does job after job, each counted by itself', async () => {
  for (const amount of [50, 20]) {
    const { answers, wrong } = await generator.run({ ...job, load: { kind: 'amount', amount } });
    expect({ answers, wrong }).toEqual({ answers: amount, wrong: 0 });
  }
});

it('Counts answers that are not what the plan wants', async () => {
  const { wrong, reasons } = await generator.run({ ...job, shape: { ...job.shape, status: 201 } });
  expect(wrong).toBe(50);
  expect(reasons[0]).toMatch(/^200 /);
});

it('Fails a job whose plan cannot be read', async () => {
  await expect(generator.run({ ...job, planFile: join(folder, 'none.json') })).rejects.toThrow(
    'The load generator ended before its job did',
  );
});
