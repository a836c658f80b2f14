import type { Bus } from './bus.ts';
import { keepConnected } from './keep-connected.ts';
import { natsAddress } from './nats-address.ts';
import type { BusLogger } from './run-handler.ts';
import { openStan } from './stan-connection.ts';
import { stanHistory } from './stan-history.ts';
import { stanSubscription } from './stan-subscription.ts';

export interface StanBusOptions {
  url: string;
  clusterId: string;
  clientId: string;
  maxInFlight?: number;
  ackWaitMs?: number;
  publishTimeoutMs?: number;
  logger?: BusLogger | undefined;
}

/** The port over NATS Streaming. Starts and goes on while the broker is unavailable. */
export const stanBus = ({
  url,
  clusterId,
  clientId,
  maxInFlight = 64,
  // after a restart of the broker what was not acknowledged comes again only when this is over
  ackWaitMs = 10_000,
  publishTimeoutMs = 5_000,
  logger,
}: StanBusOptions): Bus => {
  // The same after a restart: the broker lets it replace its dead self, and refuses it while that one answers.
  const brokerClientId = clientId.replace(/[^\w-]/g, '-');
  const address = natsAddress(url);
  const subscriptions = new Set<ReturnType<typeof stanSubscription>>();
  const connectListeners: (() => void)[] = [];

  const connections = keepConnected({
    open: (signal) => openStan({ address, clusterId, clientId: brokerClientId, publishTimeoutMs }, signal),
    opened: (connection) => {
      for (const subscription of subscriptions) subscription.attach(connection);
      for (const listener of connectListeners) listener();
    },
    logger,
  });

  return {
    publish: async ({ subject, body }) => connections.must().publish(subject, body),
    subscribe: (subscription) => {
      const member = stanSubscription(subscription, { maxInFlight, ackWaitMs, logger });
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
    history: async (subject) => stanHistory(connections.must(), subject),
    close: async () => {
      await Promise.all([...subscriptions].map((member) => member.stop()));
      await connections.stop();
    },
  };
};
