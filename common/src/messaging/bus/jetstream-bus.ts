import type { Bus, Message } from './bus.ts';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import { openJetstream, type StreamOptions } from './jetstream-connection.ts';
import { jetstreamHistory } from './jetstream-history.ts';
import { jetstreamSubscription } from './jetstream-subscription.ts';
import { keepConnected } from './keep-connected.ts';
import { natsAddress } from './nats-address.ts';
import type { BusLogger } from './run-handler.ts';

export interface JetstreamBusOptions {
  url: string;
  clientId: string;
  /** What the stream must take from the start, besides what it takes already and dead letters. */
  subjects: string[];
  stream?: StreamOptions;
  maxInFlight?: number;
  ackWaitMs?: number;
  publishTimeoutMs?: number;
  logger?: BusLogger | undefined;
}

/** The port over NATS JetStream. Starts and goes on while the broker is unavailable. */
export const jetstreamBus = ({
  url,
  clientId,
  subjects,
  stream,
  maxInFlight = 256,
  ackWaitMs = 3_000,
  publishTimeoutMs = 5_000,
  logger,
}: JetstreamBusOptions): Bus => {
  const address = natsAddress(url);
  const wanted = new Set(subjects);
  const subscriptions = new Set<ReturnType<typeof jetstreamSubscription>>();
  const connectListeners: (() => void)[] = [];

  const connections = keepConnected({
    open: (signal) => openJetstream({ address, clientId, subjects: wanted, stream }, signal),
    opened: (connection) => {
      for (const subscription of subscriptions) subscription.attach(connection);
      for (const listener of connectListeners) listener();
    },
    logger,
  });

  const publish = async ({ subject, id, body }: Message) => {
    const { client, nats } = connections.must();
    wanted.add(subject);
    try {
      await client.publish(subject, body, { msgID: id, timeout: publishTimeoutMs });
    } catch (cause) {
      // Connected, but no stream takes the subject (any more): connecting again sees to that.
      if (cause instanceof Error && cause.name === 'JetStreamNotEnabled') void nats.close();
      throw new BusUnavailableError(`${subject} was not stored`, { cause });
    }
  };

  return {
    publish,
    subscribe: (subscription) => {
      wanted.add(subscription.subject);
      const member = jetstreamSubscription(subscription, { maxInFlight, ackWaitMs, logger });
      subscriptions.add(member);
      const connection = connections.current();
      if (connection) member.attach(connection);
      return {
        stop: async () => {
          subscriptions.delete(member);
          await member.stop();
        },
      };
    },
    onConnect: (listener) => {
      connectListeners.push(listener);
    },
    history: async (subject) => jetstreamHistory(connections.must(), subject),
    close: async () => {
      await Promise.all([...subscriptions].map((member) => member.stop()));
      await connections.stop();
    },
  };
};
