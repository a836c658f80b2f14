import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { createGateway } from '../gateway.ts';
import { ingressPaths, isUnder } from '../ingress-paths.ts';
import { listen } from '../listen.ts';

const servers: Server[] = [];
const serve = async (handle: RequestListener) => {
  const server = createServer(handle);
  servers.push(server);
  return `http://127.0.0.1:${await listen(server, 0)}`;
};
const behindGateway = async (parts: Record<string, string>, answerWithinMs?: number) => {
  const paths = [{ path: '/dev/bank', to: 'bank', strip: '/dev' }, ...ingressPaths()];
  const gateway = createGateway({
    paths,
    urlOf: (name) => parts[name] ?? '',
    ...(answerWithinMs ? { answerWithinMs } : {}),
  });
  servers.push(gateway);
  return `http://127.0.0.1:${await listen(gateway, 0)}`;
};
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

it('When the Ingress names a path, then the gateway routes by it, in whole segments', async () => {
  const named = ingressPaths();
  expect(named).toEqual(
    expect.arrayContaining([
      { path: '/api/users', to: 'auth' },
      { path: '/api/orders', to: 'orders' },
    ]),
  );
  expect(named.at(-1)).toEqual({ path: '/', to: 'client' });
  expect(isUnder('/api/orders?x', '/api/orders')).toBe(true);
  expect(isUnder('/api/ordersbook', '/api/orders')).toBe(false);
});

it('When a request passes, then Host is the visitor’s, and who claims to be forwarded is not believed', async () => {
  const orders = await serve((req, res) => res.end(JSON.stringify({ url: req.url, headers: req.headers })));
  const url = await behindGateway({ orders });
  const answer = await fetch(`${url}/api/orders/1?a=b`, { headers: { 'x-forwarded-for': '6.6.6.6' } });
  const { url: path, headers } = (await answer.json()) as { url: string; headers: Record<string, string> };
  expect(path).toBe('/api/orders/1?a=b');
  expect(headers).toMatchObject({
    host: new URL(url).host,
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': new URL(url).host,
    'x-forwarded-proto': 'http',
  });
});

it('When a service is down, then its paths answer 503 with Retry-After and the others serve', async () => {
  const tickets = await serve((_req, res) => res.end('tickets'));
  const url = await behindGateway({ tickets, orders: 'http://127.0.0.1:1' });
  for (const path of ['/api/orders', '/api/payments']) {
    const answer = await fetch(`${url}${path}`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
  }
  expect(await (await fetch(`${url}/api/tickets`)).text()).toBe('tickets');
});

it('When a service takes a connection and never answers, then 503 with Retry-After within 10 s', async () => {
  const orders = await serve(() => {});
  const url = await behindGateway({ orders });
  const began = performance.now();
  const answers = ['GET', 'GET', 'POST'].map((method) =>
    fetch(`${url}/api/orders`, { method, ...(method === 'POST' ? { body: '{}' } : {}) }),
  );
  for (const { status, headers } of await Promise.all(answers)) {
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
  }
  expect(performance.now() - began).toBeLessThan(10_000);
}, 20_000);

it('When a service dies after a kept connection was used again, then the time of both tries is one', async () => {
  let asked = 0;
  const orders = await serve((req, res) => {
    asked += 1;
    if (asked === 1) res.end();
    else if (asked === 2) setTimeout(() => req.socket.destroy(), 800);
  });
  const url = await behindGateway({ orders }, 1000);
  await fetch(`${url}/api/orders`);
  const began = performance.now();
  expect((await fetch(`${url}/api/orders`)).status).toBe(503);
  expect(asked).toBe(3);
  expect(performance.now() - began).toBeLessThan(1700);
});

it('When a body takes longer to arrive than an answer may, then it is passed on', async () => {
  const orders = await serve(async (req, res) => {
    let length = 0;
    for await (const chunk of req) length += chunk.length;
    res.end(String(length));
  });
  const url = await behindGateway({ orders }, 1000);
  const slow = new ReadableStream({
    async start(controller) {
      for (let n = 0; n < 8; n++) {
        controller.enqueue(new Uint8Array(10));
        await new Promise((done) => setTimeout(done, 200));
      }
      controller.close();
    },
  });
  const answer = await fetch(`${url}/api/orders`, {
    method: 'POST',
    body: slow,
    duplex: 'half',
  } as RequestInit);
  expect([answer.status, await answer.text()]).toEqual([200, '80']);
});

it('When events are streamed, then each arrives as it is sent, and the service learns of leaving', async () => {
  let left = false;
  let say = (_: string) => {};
  const orders = await serve((req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    say = (text) => res.write(text);
    req.on('close', () => {
      left = true;
    });
  });
  const url = await behindGateway({ orders });
  const leaving = new AbortController();
  const answer = await fetch(`${url}/api/orders/1/stream`, { signal: leaving.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 1\n\n');
  say('data: 2\n\n');
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 2\n\n');
  leaving.abort();
  while (!left) await new Promise((done) => setTimeout(done, 5));
});

it('When a path is mounted aside, then its prefix is taken off, and nothing else of that server is reached', async () => {
  const bank = await serve((req, res) => res.end(req.url));
  const url = await behindGateway({ bank });
  expect(await (await fetch(`${url}/dev/bank/1`)).text()).toBe('/bank/1');
  expect((await fetch(`${url}/dev/control`)).status).toBe(503);
});

it('When a page asks for a web socket, then both sides speak through', async () => {
  const client = await serve(() => {});
  servers[0]?.on('upgrade', (_req, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
    socket.pipe(socket);
  });
  const { port } = new URL(await behindGateway({ client }));
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('GET /_next/hmr HTTP/1.1\r\nHost: x\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 101/);
  socket.write('hello');
  expect(String((await once(socket, 'data'))[0])).toBe('hello');
  socket.destroy();
});

it('When the port is taken, then the error says how to choose another', async () => {
  const taken = new URL(await serve(() => {})).port;
  await expect(listen(createServer(), Number(taken))).rejects.toThrow(
    `Port ${taken} is taken. Choose another: PORT=${Number(taken) + 1} npm start`,
  );
});
