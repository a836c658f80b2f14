import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { serviceNames } from '@ticketing/common/contracts';
import { onPath } from '@ticketing/common/programs';
import { childrenOf, isAlive, pathTo, root, start } from './support/shop.ts';

const curlBlock = () => {
  const [, block] = /```bash\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  return block as string;
};

it('When there is nothing but Node, then the page is served, and Ctrl-C leaves no process and no lock', async () => {
  const shop = start('bare');
  const url = await shop.url();
  console.log(await shop.said(/^ready in/));
  expect(shop.lines.slice(0, 4)).toEqual([
    expect.stringMatching(/^store\s+embedded \(/),
    expect.stringMatching(/^events\s+in process \(NATS_URL unset/),
    expect.stringMatching(/^timers\s+poller \(REDIS_HOST unset/),
    expect.stringMatching(/^payments\s+built-in stand-in/),
  ]);
  const page = await (await fetch(url)).text();
  expect(page).toContain('House music for early risers');

  const children = childrenOf(shop.pid);
  expect(children.length).toBeGreaterThan(0);
  expect(await shop.end()).toBe(0);
  expect(children.map(({ pid }) => pid).filter(isAlive)).toEqual([]);
  expect(existsSync(join(shop.data, 'mongo/lock'))).toBe(false);
  expect(readdirSync(join(shop.data, 'run'))).toEqual([]);
  expect(shop.lines.slice(5)).toEqual([]);
}, 60_000);

const hasCurl = ['bash', 'curl'].every((name) => onPath(name, process.env));

(hasCurl ? it : it.skip)(
  'When the README’s lines are run, then they buy a ticket, and the next start has it',
  async () => {
    const shop = start('bought');
    const block = `${curlBlock()}\necho\ntype -t id curl grep`;
    const bought = spawnSync('bash', ['-e', '-c', block], {
      env: { PATH: process.env.PATH, SHOP: await shop.url() },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect([bought.status, bought.stderr]).toEqual([0, '']);
    const [answer, ...kinds] = bought.stdout.trim().split('\n').slice(-4);
    const order = JSON.parse(answer as string);
    // a reader's shell has its own commands afterwards
    expect(kinds).toEqual(['file', 'file', 'file']);
    expect(order.status).toBe('complete');
    expect(await shop.end()).toBe(0);
    expect(shop.lines.slice(5)).toEqual([]);

    const again = start('bought');
    const signedOut = await fetch(`${await again.url()}/api/orders/${order.id}`);
    expect(signedOut.status).toBe(401);
    const tickets = await (await fetch(`${await again.url()}/api/tickets?limit=100&available=false`)).json();
    expect(tickets).toHaveLength(60);
    const sold = (tickets as { id: string; quantity: number; available: number }[]).find(
      ({ id }) => id === order.ticket.id,
    );
    expect((sold?.quantity ?? 0) - (sold?.available ?? 0)).toBe(1);
    await again.end();
  },
  60_000,
);

const servers = ['redis-server', 'nats-streaming-server'];
const areThere = servers.every((name) => onPath(name, process.env));
const ifServers = areThere ? it : it.skip;

// util-linux's: the one of macOS takes other options
const hasTerminal = process.platform === 'linux' && onPath('script', process.env) !== undefined;

(areThere && hasTerminal ? it : it.skip)(
  'When Ctrl-C is pressed in a terminal, then the servers it started outlive the services, which stop quietly',
  async () => {
    const shop = start('terminal', { env: { PATH: pathTo(...servers) }, terminal: true });
    await shop.said(/ready in/);
    shop.type('\x03');
    expect(await shop.closed).toBe(0);
    expect(shop.lines.filter((line) => /"level":|died/.test(line))).toEqual([]);
    expect(readdirSync(join(shop.data, 'run'))).toEqual([]);
  },
  120_000,
);

ifServers(
  'When servers are on PATH, then the table says so, they are used, and nothing is left of them',
  async () => {
    const shop = start('servers', { env: { PATH: pathTo(...servers) } });
    await shop.url();
    expect(shop.lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^events\s+nats-streaming-server \(on PATH\)/),
        expect.stringMatching(/^timers\s+Bull on redis-server \(on PATH\)/),
      ]),
    );
    const children = childrenOf(shop.pid);
    for (const name of servers) expect(children.some(({ args }) => args.includes(name))).toBe(true);
    expect(readdirSync(join(shop.data, 'nats-streaming'))).toEqual(
      expect.arrayContaining(['ticket:created']),
    );
    await shop.end();
    expect(children.map(({ pid }) => pid).filter(isAlive)).toEqual([]);
  },
  60_000,
);

ifServers(
  'When any process of many is killed, then the runner says so and starts it again',
  async () => {
    const shop = start('many', { args: ['--processes'], env: { PATH: pathTo(...servers) } });
    const url = await shop.url();
    for (const name of [...serviceNames, 'client', ...servers]) {
      const { pid } = JSON.parse(readFileSync(join(shop.data, 'run', `${name}.pid`), 'utf8'));
      process.kill(pid, 'SIGKILL');
      await shop.said(new RegExp(`^${name} died \\(SIGKILL\\), it is started again`));
    }
    for (const path of ['/', '/api/tickets', '/api/users/currentuser']) {
      let status = 0;
      while (status !== 200) status = (await fetch(`${url}${path}`)).status;
    }
    expect(await shop.end()).toBe(0);
  },
  180_000,
);

it('When --processes has no broker, then it says what is needed', async () => {
  const shop = start('no-broker', { args: ['--processes'] });
  expect(await shop.closed).toBe(1);
  expect(shop.lines.join()).toContain(
    '--processes needs a broker: put nats-streaming-server or nats-server on PATH',
  );
});

it('When the port is taken or a flag is unknown, then one line says so and how to go on', async () => {
  const shop = start('first');
  const { port } = new URL(await shop.url());
  const second = start('second', { env: { PORT: port } });
  expect(await second.closed).toBe(1);
  expect(second.lines).toEqual([`Port ${port} is taken. Choose another: PORT=${Number(port) + 1} npm start`]);
  const unknown = start('third', { args: ['--prcesses'] });
  expect(await unknown.closed).toBe(1);
  expect(unknown.lines.join('\n')).toMatch(/Unknown option '--prcesses'[\s\S]*npm start \[-- --processes\]/);

  await shop.end();
}, 60_000);

it.each([
  ['ORDER_HOLD_SECONDS', 'abc', 'must be a whole number above 0'],
  ['OPS_PORT', 'high', 'must be a whole number from 0 to 65535'],
])(
  'When %s is %s, then one line has the name, the value and what is allowed',
  async (name, value, allowed) => {
    const shop = start('wrong', { env: { [name]: value, CLIENT_URL: 'http://127.0.0.1:1' } });
    expect(await shop.closed).toBe(1);
    expect(shop.lines).toEqual([expect.stringContaining(`${name}=${value}: ${allowed}`)]);
  },
);
