import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type MemoryBus, memoryBus } from '../memory-bus.ts';
import { memoryBusHandler, remoteMemoryBus } from '../memory-bus-http.ts';
import { ticket } from './helpers.ts';

describe('the in-process bus over http', () => {
  let bus: MemoryBus;
  let server: Server;
  let address: string;

  beforeEach(async () => {
    bus = memoryBus();
    const handler = memoryBusHandler(bus);
    server = createServer(async (request, response) => {
      if (!(await handler(request, response))) response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.close();
    await bus.close();
  });

  it('When another process publishes, then it is on the bus and in its history', async () => {
    const remote = remoteMemoryBus(address);
    await remote.publish(ticket(1));
    expect(bus.published).toEqual([ticket(1)]);
    expect(await remote.history('ticket:created')).toEqual(await bus.history('ticket:created'));
  });

  it('When the broker is stopped or nothing answers, then that is an error worth another try', async () => {
    bus.broker.stop();
    await expect(remoteMemoryBus(address).publish(ticket(1))).rejects.toMatchObject({ transient: true });
    server.close();
    server.closeAllConnections();
    await expect(remoteMemoryBus(address).history('ticket:created')).rejects.toMatchObject({
      message: `Nothing answers at ${address}`,
      transient: true,
    });
  });

  it.each([
    ['another path', '/metrics', {}, 404],
    ['a browser', '/bus/ticket:created', { headers: { origin: 'https://example.com' } }, 403],
    ['another method', '/bus/ticket:created', { method: 'DELETE' }, 405],
    ['no json', '/bus/ticket:created', { method: 'POST', body: 'x' }, 400],
    ['no message', '/bus/ticket:created', { method: 'POST', body: '{"id":1}' }, 400],
    ['a broken escape', '/bus/%E0%A4%A', {}, 400],
  ])('When it is asked with %s, then it refuses', async (_what, path, init, status) => {
    expect((await fetch(`${address}${path}`, init)).status).toBe(status);
    expect(bus.published).toEqual([]);
  });
});
