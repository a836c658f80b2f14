import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { safePost } from '../safe-post.ts';
import { startReceiver } from './start-webhooks.ts';

let stops: (() => Promise<void>)[] = [];
const receiver = async (...given: Parameters<typeof startReceiver>) => {
  const started = await startReceiver(...given);
  stops.push(started.stop);
  return started;
};
beforeEach(() => {
  stops = [];
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
});

const local = safePost({ allowLocal: true });
const portOf = (url: string) => new URL(url).port;

it.each([
  [['127.0.0.1']],
  [['10.0.0.1']],
  [['169.254.169.254']],
  [['::1']],
  [['::ffff:127.0.0.1']],
  [['fd00::1']],
  [['93.184.216.34', '127.0.0.1']],
  [['127.0.0.1', '2606:4700::1111']],
])('When a name resolves to %j, then nothing is connected to', async (addresses) => {
  const post = safePost({ allowLocal: false, resolve: async () => addresses });
  expect(await post('https://hooks.example.com', {}, '{}')).toEqual({ error: 'address-refused' });
});

it('When a name resolves to a public address first and to ours later, then what was checked is what is connected to', async () => {
  const ours = await receiver();
  const answers = [['93.184.216.34'], ['127.0.0.1']];
  let asked = 0;
  const resolve = async () => answers[Math.min(asked++, 1)] ?? [];
  const post = safePost({ allowLocal: false, resolve, timeoutMs: 300 });
  const first = await post('https://rebinding.example.com:8443', {}, '{}');
  expect(first.error).toMatch(/timeout|unreachable/);
  expect(asked).toBe(1);
  expect(await post('https://rebinding.example.com:8443', {}, '{}')).toEqual({ error: 'address-refused' });
  expect(ours.received).toEqual([]);
});

it.each([301, 302, 303, 307, 308])('When a receiver answers %d, then nobody follows', async (status) => {
  const inside = await receiver();
  const outside = await receiver((_req, res) => {
    res.writeHead(status, { location: inside.url }).end();
  });
  expect(await local(outside.url, {}, '{}')).toMatchObject({ status });
  expect(inside.received).toEqual([]);
});

it('When the environment names a proxy, then nothing goes there', async () => {
  const proxy = await receiver();
  const target = await receiver();
  const before = process.env;
  process.env = { ...before, HTTP_PROXY: proxy.url, http_proxy: proxy.url, NODE_USE_ENV_PROXY: '1' };
  expect(await local(target.url, {}, '{}')).toMatchObject({ status: 200 });
  process.env = before;
  expect(proxy.received).toEqual([]);
});

it('When only this machine is allowed, then a spelling of another place is not reached', async () => {
  const inside = await receiver();
  for (const host of ['0.0.0.0', '0', '[::ffff:127.0.0.1]', '10.0.0.1'])
    expect(await local(`http://${host}:${portOf(inside.url)}/`, {}, '{}')).toEqual({
      error: 'address-refused',
    });
  expect(inside.received).toEqual([]);
});

it('When a receiver never answers, then it is left after the time it has', async () => {
  const hanging = await receiver(() => {});
  const begun = performance.now();
  expect(await safePost({ allowLocal: true, timeoutMs: 300 })(hanging.url, {}, '{}')).toEqual({
    error: 'timeout',
  });
  expect(performance.now() - begun).toBeLessThan(5000);
});

it('When an answer comes a byte at a time, then its status counts and the rest is not waited for', async () => {
  let dripping: NodeJS.Timeout | undefined;
  const slow = await receiver((_req, res) => {
    res.writeHead(200);
    dripping = setInterval(() => res.write('.'), 20);
  });
  const begun = performance.now();
  const result = await safePost({ allowLocal: true, timeoutMs: 400 })(slow.url, {}, '{}');
  clearInterval(dripping);
  expect(result).toMatchObject({ status: 200, answer: expect.stringMatching(/^\.+$/) });
  expect(performance.now() - begun).toBeLessThan(5000);
});

it('When an answer is a gigabyte, then 64 KB are read and one is kept', async () => {
  let written = 0;
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const large = await receiver((_req, res) => {
    res.writeHead(200, { 'content-length': 1024 ** 3 });
    const more = () => {
      while (!res.destroyed && written < 1024 ** 3) {
        written += chunk.length;
        if (!res.write(chunk)) return void res.once('drain', more);
      }
    };
    more();
  });
  const result = await local(large.url, {}, '{}');
  expect(result).toEqual({ status: 200, answer: 'x'.repeat(1024) });
  // the rest is what the sockets' buffers hold
  expect(written).toBeLessThan(64 * 1024 ** 2);
});

it('When nobody listens, or the connection is cut, then it is unreachable', async () => {
  const cutting = await receiver((req) => void req.socket.destroy());
  expect(await local(cutting.url, {}, '{}')).toEqual({ error: 'unreachable' });
  await cutting.stop();
  stops = [];
  expect(await local(cutting.url, {}, '{}')).toEqual({ error: 'unreachable' });
  const nowhere = safePost({ allowLocal: false, resolve: async () => [] });
  expect(await nowhere('https://nowhere.example.com', {}, '{}')).toEqual({ error: 'unreachable' });
});
