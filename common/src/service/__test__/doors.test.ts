import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from '@jest/globals';
import { createDoors } from '../doors.ts';

const newest = process.env.NODE24;

it('When an answer is under way while doors close, then it arrives, and nobody else comes in', async () => {
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const server = createServer(async (_req, res) => {
    await mayAnswer;
    res.end('here');
  });
  const doors = createDoors(server);
  const port = await doors.listen(0);
  await expect(createDoors(createServer()).listen(port)).rejects.toThrow(`Port ${port} is taken`);
  const unused = connect(port, '127.0.0.1');
  await once(unused, 'connect');
  const asked = fetch(`http://127.0.0.1:${port}`);
  await once(server, 'request');

  const closed = doors.close(10_000);
  const [error] = await once(connect(port, '127.0.0.1'), 'error');
  expect(error.code).toBe('ECONNREFUSED');
  answer();
  expect(await (await asked).text()).toBe('here');
  await closed;
});

it('When an answer never comes, then doors close without it', async () => {
  const server = createServer();
  const doors = createDoors(server);
  const asked = fetch(`http://127.0.0.1:${await doors.listen(0)}`).catch(({ message }) => message);
  await once(server, 'request');
  await doors.close(50);
  expect(await asked).toBe('fetch failed');
});

/** Connects a crowd while its process is busy, then counts in how many turns of the event loop all come in. */
const crowd = `
  const { createServer } = await import('node:http');
  const { connect } = await import('node:net');
  const { createDoors } = await import(process.argv[1]);
  const server = createServer();
  const doors = createDoors(server);
  const port = await doors.listen(0);
  const taken = await createDoors(createServer()).listen(port).catch(({ message }) => message);
  let turn = 0;
  let came = 0;
  const turns = new Set();
  const next = () => { turn += 1; if (came < 320) setImmediate(next); };
  const done = new Promise((resolve) => server.on('connection', () => {
    turns.add(turn);
    if ((came += 1) === 320) resolve();
  }));
  const sockets = Array.from({ length: 320 }, () => connect(port, '127.0.0.1'));
  setImmediate(() => { const until = Date.now() + 200; while (Date.now() < until); next(); });
  await done;
  await doors.close(10_000);
  console.log(JSON.stringify({ turns: turns.size, taken: taken === 'Port ' + port + ' is taken' }));
`;

// under Node 20 there is one door
(newest ? it : it.skip)('When a crowd comes at once under Node 24, then several come in per turn', () => {
  const module = new URL('../../../dist/service/doors.js', import.meta.url).href;
  const args = ['--input-type=module', '-e', crowd, module];
  const { stdout, stderr } = spawnSync(newest as string, args, { encoding: 'utf8', timeout: 30_000 });
  expect(stderr).toBe('');
  const { turns, taken } = JSON.parse(stdout);
  expect(taken).toBe(true);
  expect(turns).toBeLessThan(100);
});
