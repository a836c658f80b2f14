import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { lockData } from '../../one-shop.mjs';
import { builtIn, freshClone, npmStart } from './support/clone.ts';

const clone = freshClone();
afterAll(() => rmSync(clone, { recursive: true }));

it('When the port is taken, then nothing is built and the message says how to go on', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as { port: number };
  const refused = await npmStart(clone, { PORT: String(port) });
  other.close();
  expect(refused).toEqual({
    code: 1,
    output: `Port ${port} is taken. Choose another: PORT=${port + 1} npm start\n`,
  });
  expect(builtIn(clone)).toEqual([]);
});

it('When a shop runs on the data, then nothing is built and the message says how to start another', async () => {
  const data = join(clone, '.data');
  const release = lockData(data, 'http://localhost:3000');
  const refused = await npmStart(clone, {});
  release();
  expect(refused.code).toBe(1);
  expect(refused.output).toContain(`${data} is in use by the shop at http://localhost:3000`);
  expect(refused.output).toContain('DATA_DIR=.data-2 PORT=3001 OPS_PORT=9091 npm start');
  expect(builtIn(clone)).toEqual([]);
});

it('When two are started at once for the first time, then the second waits for the first, and both get ready', async () => {
  const other = freshClone();
  const start = (data: string) =>
    npmStart(other, { CLIENT_URL: 'http://127.0.0.1:1', DATA_DIR: join(other, data) });
  const both = await Promise.all([start('.data'), start('.data-2')]);
  rmSync(other, { recursive: true });
  for (const { code, output } of both) {
    expect(output).toMatch(/ready in [\d.]+ s → http/);
    expect(code).toBe(0);
  }
  const waited = both.filter(({ output }) => output.includes('installs or builds here, waiting for it'));
  expect(waited).toHaveLength(1);
}, 60_000);

it('When it is the first start, then it builds what runs, without tests, and the shop gets ready', async () => {
  const { code, output } = await npmStart(clone, { CLIENT_URL: 'http://127.0.0.1:1' });
  expect(output).toMatch(/Building the services …\nBuilding the services: done in [\d.]+ s/);
  expect(output).toMatch(/ready in [\d.]+ s → http/);
  expect(code).toBe(0);
  expect(builtIn(clone)).toEqual(['common', 'orders', 'infra/local']);
}, 60_000);
