import { randomUUID } from 'node:crypto';
import type { Message } from './bus.ts';
import { natsAddress } from './nats-address.ts';

export interface WatchOptions {
  NATS_URL: string;
  NATS_CLUSTER_ID?: string | undefined;
  subjects: readonly string[];
  onMessage: (message: Pick<Message, 'subject' | 'body'>) => void;
}

export interface Watch {
  /** Resolves when the broker is gone, or the watch closed: it does not connect again. */
  lost: Promise<unknown>;
  close(): Promise<unknown>;
}

/**
 * What is published from now on, for people who look. No group and nothing durable, so the broker keeps no message
 * for it, and services get theirs as before.
 */
export const watchEvents = async (options: WatchOptions): Promise<Watch> =>
  options.NATS_CLUSTER_ID ? watchStan(options, options.NATS_CLUSTER_ID) : watchNats(options);

const watchNats = async ({ NATS_URL, subjects, onMessage }: WatchOptions) => {
  const { connect } = await import('@nats-io/transport-node');
  const nats = await connect({ ...natsAddress(NATS_URL), name: `watch-${randomUUID()}`, reconnect: false });
  for (const subject of subjects)
    nats.subscribe(subject, {
      callback: (error, message) => {
        if (!error) onMessage({ subject: message.subject, body: message.string() });
      },
    });
  return { lost: nats.closed(), close: () => nats.close() };
};

const publishTimeoutMs = 5_000;

const watchStan = async ({ NATS_URL, subjects, onMessage }: WatchOptions, clusterId: string) => {
  const { openStan } = await import('./stan-connection.ts');
  const { isBookmark } = await import('./stan-bookmark.ts');
  const address = natsAddress(NATS_URL);
  const clientId = `watch-${randomUUID()}`;
  const { stan, lost, close } = await openStan(
    { address, clusterId, clientId, publishTimeoutMs },
    new AbortController().signal,
  );
  for (const subject of subjects)
    stan.subscribe(subject, stan.subscriptionOptions()).on('message', (message) => {
      const body = String(message.getData());
      if (!isBookmark(body)) onMessage({ subject, body });
    });
  return { lost, close };
};
