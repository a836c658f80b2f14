import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { afterEach, expect, it } from '@jest/globals';
import { testMongoUri, until } from '@ticketing/common/testing';
import { startAuthProcess } from './start-auth.ts';

const tries = 5;
const credentials = { email: 'somebody@example.com', password: 'Right-horse-7' };

const running: (() => unknown)[] = [];
afterEach(() => Promise.all(running.splice(0).map((kill) => kill())));

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;

it('When two programs keep each core busy, then signing in takes longer, and is not refused', async () => {
  const auth = startAuthProcess({ MONGO_URI: testMongoUri() });
  running.push(auth.kill);
  await until('it is ready', auth.isReady);
  const url = await auth.listening;
  const ask = async (path: string) => {
    const began = performance.now();
    const answer = await fetch(`${url}/api/users/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
    return { status: answer.status, took: performance.now() - began };
  };
  const signIns = async () => {
    const times: number[] = [];
    for (let n = 0; n < tries; n++) {
      const { status, took } = await ask('signin');
      expect(status).toBe(200);
      times.push(took);
    }
    return median(times);
  };
  expect(await ask('signup')).toMatchObject({ status: 201 });
  const alone = await signIns();

  for (let n = 0; n < 2 * availableParallelism(); n++) {
    const busy: ChildProcess = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
    running.push(() => busy.kill('SIGKILL'));
  }
  const beside = await signIns();
  console.log(`A sign-in takes ${alone.toFixed(0)} ms alone, ${beside.toFixed(0)} ms on a busy machine`);
  expect(beside).toBeLessThan(40 * alone);
}, 180_000);
