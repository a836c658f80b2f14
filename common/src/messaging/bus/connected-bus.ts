import type { Bus, Subscription } from './bus.ts';
import { type Connection, keepConnected } from './keep-connected.ts';
import type { BusLogger } from './run-handler.ts';

interface Member<C> {
  attach(connection: C): void;
  stop(): Promise<unknown>;
}

interface ConnectedBusOptions<C extends Connection> {
  open: (signal: AbortSignal) => Promise<C>;
  /** Takes part in a subscription's group, over one connection after the other. */
  join: (subscription: Subscription) => Member<C>;
  logger: BusLogger | undefined;
}

/** What a bus over any broker does: it keeps a connection, and attaches to each new one all who subscribed. */
export const connectedBus = <C extends Connection>({ open, join, logger }: ConnectedBusOptions<C>) => {
  const members = new Set<Member<C>>();
  const connectListeners: (() => void)[] = [];

  const connections = keepConnected({
    open,
    opened: (connection) => {
      for (const member of members) member.attach(connection);
      for (const listener of connectListeners) listener();
    },
    logger,
  });

  return {
    connection: connections.must,
    subscribe: (subscription) => {
      const member = join(subscription);
      members.add(member);
      const connection = connections.current();
      if (connection) member.attach(connection);
      return {
        stop: async () => {
          members.delete(member);
          await member.stop();
        },
      };
    },
    onConnect: (listener) => {
      connectListeners.push(listener);
    },
    close: async () => {
      await Promise.all([...members].map((member) => member.stop()));
      await connections.stop();
    },
  } satisfies Partial<Bus> & { connection: () => C };
};
