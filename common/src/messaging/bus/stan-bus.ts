import type { Bus } from './bus.ts';
import { connectedBus } from './connected-bus.ts';
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
  maxInFlight = 256,
  // after a restart of the broker what was not acknowledged comes again only when this is over
  ackWaitMs = 10_000,
  publishTimeoutMs = 5_000,
  logger,
}: StanBusOptions): Bus => {
  // The same after a restart: the broker lets it replace its dead self, and refuses it while that one answers.
  const brokerClientId = clientId.replace(/[^\w-]/g, '-');
  const address = natsAddress(url);
  const { connection, ...bus } = connectedBus({
    open: (signal) => openStan({ address, clusterId, clientId: brokerClientId, publishTimeoutMs }, signal),
    join: (subscription) => stanSubscription(subscription, { maxInFlight, ackWaitMs, logger }),
    logger,
  });

  return {
    ...bus,
    publish: async ({ subject, body }) => connection().publish(subject, body),
    history: async (subject) => stanHistory(connection(), subject),
  };
};
