import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { buildClient } from '../build-client.ts';

let server: Server;
afterEach(() => void server.close());

const busy = (retryAfter: string) => (res: ServerResponse) =>
  res.writeHead(503, { 'Retry-After': retryAfter }).end('{"errors":[{"message":"Not known here yet"}]}');
const ok = (res: ServerResponse) =>
  res.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');

/** A service that answers these, one after the other and the last one again, and what it was asked. */
const serviceThat = async (...answers: ((res: ServerResponse) => void)[]) => {
  const asked: { method: string | undefined; body: string; key: unknown }[] = [];
  server = createServer(async (req: IncomingMessage, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push({ method: req.method, body, key: req.headers['idempotency-key'] });
    answer?.(res);
  });
  await new Promise<void>((done) => server.listen(0, done));
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, api: buildClient({ baseURL, headers: {} }) };
};

it('When an order is not known yet, then it is asked for again, the same way and with the same key', async () => {
  const { asked, api } = await serviceThat(busy('0'), busy('0'), ok);
  const headers = { 'Idempotency-Key': 'once' };
  const { data } = await api.post('/api/payments', { orderId: 'a' }, { headers });
  expect(data).toEqual({ id: '1' });
  expect(asked).toEqual(Array(3).fill({ method: 'POST', body: '{"orderId":"a"}', key: 'once' }));
});

it('When a second is asked for, then a second is waited, and after three it is enough', async () => {
  const { asked, api } = await serviceThat(busy('1'));
  const began = performance.now();
  await expect(api.get('/api/expiration/1')).rejects.toMatchObject({ response: { status: 503 } });
  const seconds = (performance.now() - began) / 1000;
  expect(asked).toHaveLength(4);
  expect(seconds).toBeGreaterThan(2.9);
  expect(seconds).toBeLessThan(4.5);
});

it.each([
  ['a service is down for longer', busy('2')],
  ['it does not say when', (res: ServerResponse) => res.writeHead(503).end('{}')],
  ['it is refused', (res: ServerResponse) => res.writeHead(409, { 'Retry-After': '1' }).end('{}')],
])('When %s, then nobody waits', async (_, answer) => {
  const { asked, api } = await serviceThat(answer);
  await expect(api.get('/api/orders')).rejects.toThrow();
  expect(asked).toHaveLength(1);
});
