import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from '@jest/globals';
import { listeningSockets } from '../listening-sockets.ts';

const isNode24 = Number(process.versions.node.split('.')[0]) >= 24;
const node24 = isNode24 ? process.execPath : process.env.NODE24;

it('When an answer is under way while the port closes, then it arrives, and nothing more is accepted', async () => {
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const server = createServer(async (_req, res) => {
    await mayAnswer;
    res.end('here');
  });
  const sockets = listeningSockets(server);
  const port = await sockets.listen(0);
  await expect(listeningSockets(createServer()).listen(port)).rejects.toThrow(`Port ${port} is taken`);
  const unused = connect(port, '127.0.0.1');
  await once(unused, 'connect');
  const asked = fetch(`http://127.0.0.1:${port}`);
  await once(server, 'request');

  const closed = sockets.close(10_000);
  const [error] = await once(connect(port, '127.0.0.1'), 'error');
  expect(error.code).toBe('ECONNREFUSED');
  answer();
  expect(await (await asked).text()).toBe('here');
  await closed;
});

it('When an answer never comes, then the port closes without it', async () => {
  const server = createServer();
  const sockets = listeningSockets(server);
  const asked = fetch(`http://127.0.0.1:${await sockets.listen(0)}`).catch(({ message }) => message);
  await once(server, 'request');
  await sockets.close(50);
  expect(await asked).toBe('fetch failed');
});

/** Opens connections while its process is busy, then counts in how many turns of the event loop all are accepted. */
const openMany = `
  const { createServer } = await import('node:http');
  const { connect } = await import('node:net');
  const { listeningSockets } = await import(process.argv[1]);
  const server = createServer();
  const sockets = listeningSockets(server);
  const port = await sockets.listen(0);
  const taken = await listeningSockets(createServer()).listen(port).catch(({ message }) => message);
  let turn = 0;
  let accepted = 0;
  const turns = new Set();
  const next = () => { turn += 1; if (accepted < 320) setImmediate(next); };
  const done = new Promise((resolve) => server.on('connection', () => {
    turns.add(turn);
    if ((accepted += 1) === 320) resolve();
  }));
  for (let n = 0; n < 320; n++) connect(port, '127.0.0.1');
  setImmediate(() => { const until = Date.now() + 200; while (Date.now() < until); next(); });
  await done;
  await sockets.close(10_000);
  console.log(JSON.stringify({ turns: turns.size, taken: taken === 'Port ' + port + ' is taken' }));
`;

// under Node 20 there is one socket
(node24 ? it : it.skip)(
  'When many connections are opened at once under Node 24, then several are accepted per turn',
  () => {
    const module = new URL('../../../dist/service/listening-sockets.js', import.meta.url).href;
    const args = ['--input-type=module', '-e', openMany, module];
    const { stdout, stderr } = spawnSync(node24 as string, args, { encoding: 'utf8', timeout: 30_000 });
    expect(stderr).toBe('');
    const { turns, taken } = JSON.parse(stdout);
    expect(taken).toBe(true);
    expect(turns).toBeLessThan(100);
  },
);
