import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../base/index.ts';

export type { RedisOptions };

type ClientType = 'client' | 'subscriber' | 'bclient';

/** Bull's three connections. They come back by themselves, and while they are away nothing waits for them. */
export const redisClients = (address: RedisOptions, logger: Logger) => {
  const clients = new Map<ClientType, Redis>();
  const readyListeners: (() => void)[] = [];
  let isUnavailable = false;
  let isClosing = false;

  const failed = (error: unknown) => {
    if (isUnavailable || isClosing) return;
    isUnavailable = true;
    logger.warn({ err: error }, 'Redis is unavailable, what is due is polled until it is back');
  };
  const ready = () => {
    if (isUnavailable) logger.info('Redis is back');
    isUnavailable = false;
    for (const listener of readyListeners) listener();
  };

  const create = (type: ClientType) => {
    const client = new Redis({
      ...address,
      connectTimeout: 1000,
      retryStrategy: (times) => Math.min(100 * times, 1000),
      ...(type === 'client' ? asking : blocking),
    });
    client.on('error', failed);
    if (type === 'client') client.on('ready', ready);
    clients.set(type, client);
    return client;
  };

  const isThere = () => clients.get('client')?.status === 'ready';

  return {
    create,
    failed,
    onReady: (listener: () => void) => {
      readyListeners.push(listener);
      if (isThere()) listener();
    },
    mustBeThere: () => {
      if (!isThere()) throw new Error('Redis is unavailable');
    },
    close: () => {
      isClosing = true;
      for (const client of clients.values()) client.disconnect();
    },
  };
};

const asking: RedisOptions = { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: 2000 };
/** They wait for a job five seconds at a time, and Bull insists that they never give up: more silence is a dead connection. */
const blocking: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false, socketTimeout: 7000 };
