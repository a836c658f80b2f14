import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Bus, Delivery } from './bus.ts';
import { BusUnavailableError } from './bus-unavailable-error.ts';

const PREFIX = '/bus/';

/**
 * Lets another process of this machine read and publish on an in-process bus: `GET` and `POST /bus/<subject>`.
 * For a server that listens on loopback only; gives false for what is not its own path.
 * A browser, which would carry a stranger's wishes to loopback, is refused.
 */
export const memoryBusHandler =
  (bus: Bus) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { method, url = '', headers } = request;
    if (!url.startsWith(PREFIX)) return false;
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return true;
    };
    if (headers.origin || headers['sec-fetch-site']) return answer(403, { error: 'Not for browsers' });
    try {
      const subject = decodeURIComponent(url.slice(PREFIX.length));
      if (method === 'GET') return answer(200, await bus.history(subject));
      if (method !== 'POST') return answer(405, { error: 'GET or POST' });
      const { id, body } = (await json(request)) as { id?: unknown; body?: unknown };
      if (typeof id !== 'string' || typeof body !== 'string') return answer(400, { error: 'id and body' });
      await bus.publish({ subject, id, body });
      return answer(201, {});
    } catch (error) {
      return answer(error instanceof BusUnavailableError ? 503 : 400, { error: String(error) });
    }
  };

/** The other end: what a tool needs of the bus inside a running process. */
export const remoteMemoryBus = (opsUrl: string): Pick<Bus, 'publish' | 'history'> => {
  const ask = async (subject: string, init?: RequestInit): Promise<unknown> => {
    const address = new URL(`${PREFIX}${encodeURIComponent(subject)}`, opsUrl);
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(5_000) }).catch((cause) => {
      throw new BusUnavailableError(`Nothing answers at ${opsUrl}`, { cause });
    });
    if (response.ok) return response.json();
    throw new BusUnavailableError(`${address} answered ${response.status}`);
  };
  return {
    publish: async ({ subject, id, body }) => {
      await ask(subject, { method: 'POST', body: JSON.stringify({ id, body }) });
    },
    history: async (subject) => (await ask(subject)) as Delivery[],
  };
};
