import type { Logger } from '@ticketing/common/base';
import { availableOf } from '../domain/ticket.ts';
import type { Availability } from '../models/tickets.ts';

const everyMs = 1000;
const maxClients = 1000;

interface Client {
  ids: readonly string[];
  send: (data: unknown) => void;
  /** What was last sent of each listing. */
  sent: Map<string, string>;
}

interface WatchDeps {
  read: (ids: string[]) => Promise<Availability[]>;
  logger: Logger;
}

export type AvailabilityWatch = ReturnType<typeof availabilityWatch>;

/** Polls once a second what its clients watch, in one query for all; nobody there, no query. */
export const availabilityWatch = ({ read, logger }: WatchDeps) => {
  const clients = new Set<Client>();
  let timer: NodeJS.Timeout | undefined;
  let isPolling = false;

  const sendChanges = (some: Iterable<Client>, found: Availability[]) => {
    const byId = new Map(found.map((ticket) => [ticket.id, ticket]));
    for (const { ids, send, sent } of some) {
      for (const id of ids) {
        const ticket = byId.get(id);
        if (!ticket) continue;
        const news = { id, available: availableOf(ticket), version: ticket.version };
        const text = JSON.stringify(news);
        if (sent.get(id) === text) continue;
        sent.set(id, text);
        send(news);
      }
    }
  };

  const warn = (error: unknown) => logger.warn({ err: error }, 'Could not poll availability, will retry');

  const poll = async () => {
    if (isPolling) return;
    isPolling = true;
    try {
      const ids = new Set([...clients].flatMap(({ ids }) => ids));
      sendChanges(clients, await read([...ids]));
    } catch (error) {
      warn(error);
    } finally {
      isPolling = false;
    }
  };

  const leave = (client: Client) => {
    clients.delete(client);
    if (clients.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    hasRoom: () => clients.size < maxClients,

    /** Sends how it is now, then what changes. Returns how to leave. */
    join(ids: readonly string[], send: Client['send']): () => void {
      const client: Client = { ids, send, sent: new Map() };
      clients.add(client);
      timer ??= setInterval(poll, everyMs);
      // if this fails, the next poll sends it
      read([...ids]).then((found) => sendChanges(clients.has(client) ? [client] : [], found), warn);
      return () => leave(client);
    },
  };
};
