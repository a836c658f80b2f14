import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { identityOf, isRunning } from '../../../tools/process-id.mjs';
import { endLeftover, endLeftovers, remember } from '../leftover.ts';

const folder = mkdtempSync(join(tmpdir(), 'leftover-'));
const children: ReturnType<typeof spawn>[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const running = async (title = 'node') => {
  const script = `process.title = '${title}'; setInterval(() => {}, 1000); console.log('started')`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  await once(child.stdout, 'data');
  return child.pid as number;
};

it('When a program that was left behind calls itself something else, then it is ended all the same', async () => {
  const pid = await running('next-server (v16.4.6)');
  remember(folder, 'client', pid);
  const identity = identityOf(pid);
  await endLeftover(folder, 'client');
  expect(isRunning(identity)).toBe(false);
  expect(existsSync(join(folder, 'client.pid'))).toBe(false);
});

it('When the pid has been given to another process since, then that one lives on', async () => {
  const pid = await running();
  remember(folder, 'auth', pid);
  const file = join(folder, 'auth.pid');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), started: '1' }));
  await endLeftover(folder, 'auth');
  expect(isRunning(identityOf(pid))).toBe(true);
  writeFileSync(join(folder, 'tickets.pid'), String(pid));
  await endLeftovers(folder);
  expect(isRunning(identityOf(pid))).toBe(true);
});
