import type { Bus, Message } from './bus.ts';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import { connectedBus } from './connected-bus.ts';
import { openJetstream, type StreamOptions } from './jetstream-connection.ts';
import { jetstreamHistory } from './jetstream-history.ts';
import { jetstreamSubscription } from './jetstream-subscription.ts';
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
  const { connection, ...bus } = connectedBus({
    open: (signal) => openJetstream({ address, clientId, subjects: wanted, stream }, signal),
    join: (subscription) => {
      wanted.add(subscription.subject);
      return jetstreamSubscription(subscription, { maxInFlight, ackWaitMs, logger });
    },
    logger,
  });

  const publish = async ({ subject, id, body }: Message) => {
    const { client, nats } = connection();
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
    ...bus,
    publish,
    history: async (subject) => jetstreamHistory(connection(), subject),
  };
};
