import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProgramMissing, type NatsServerName, natsServer } from '../../../testing/index.ts';
import type { Bus } from '../bus.ts';
import { jetstreamBus } from '../jetstream-bus.ts';
import { createMemoryBroker, type MemoryBroker } from '../memory-broker.ts';
import { memoryBus } from '../memory-bus.ts';
import { stanBus } from '../stan-bus.ts';

const SHORT_WAITS = { ackWaitMs: 1_000, publishTimeoutMs: 2_000 };

/** What the contract needs of a broker besides its bus. */
export interface TestBroker {
  /** For a child process: the variables with which connectBus, or the file with which a broker, is made. */
  env: Record<string, string>;
  bus(clientId?: string): Bus;
  /** Ends it without warning, keeping its store. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Throws its store away; only while it is killed. */
  empty(): void;
  /** Stops answering, without a word, until it thaws. */
  freeze(): void;
  thaw(): void;
  /** Before another process takes over a broker that lives in this one. */
  handOver(): void;
  remove(): Promise<void>;
}

export interface BrokerKind {
  name: string;
  command?: string;
  create(credentials?: { user: string; pass: string }): Promise<TestBroker>;
}

const impossible = () => {
  throw new Error('The in-process bus does not outlive its broker');
};

const memory: BrokerKind = {
  name: 'the in-process bus',
  create: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'memory-bus-'));
    const file = join(folder, 'bus.jsonl');
    let broker: MemoryBroker | undefined;
    const open = () => {
      broker ??= createMemoryBroker({ file });
      return broker;
    };
    const close = () => {
      broker?.close();
      broker = undefined;
    };
    return {
      env: { BUS_FILE: file },
      bus: () => memoryBus(open()),
      kill: async () => open().stop(),
      start: async () => open().start(),
      empty: impossible,
      freeze: impossible,
      thaw: impossible,
      handOver: close,
      remove: async () => {
        close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

const real = (
  name: NatsServerName,
  command: string,
  busOf: (clientId: string, url: string) => Bus,
): BrokerKind => ({
  name,
  command,
  create: async (credentials) => {
    const server = await natsServer(name, credentials);
    return {
      ...server,
      bus: (clientId = 'contract') => busOf(clientId, server.env.NATS_URL),
      handOver: () => {},
    };
  },
});

const stan = real('NATS Streaming', 'nats-streaming-server', (clientId, url) =>
  stanBus({ url, clusterId: 'ticketing', clientId, ...SHORT_WAITS }),
);

const jetstream = real('JetStream', 'nats-server', (clientId, url) =>
  jetstreamBus({ url, clientId, subjects: ['ticket:created'], ...SHORT_WAITS }),
);

export const brokerKinds = [memory, stan, jetstream];

export const isMissing = ({ command }: BrokerKind) => command !== undefined && isProgramMissing(command);
