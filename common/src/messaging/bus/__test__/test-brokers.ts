import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bus } from '../bus.ts';
import { jetstreamBus } from '../jetstream-bus.ts';
import { createMemoryBroker, type MemoryBroker } from '../memory-broker.ts';
import { memoryBus } from '../memory-bus.ts';
import { stanBus } from '../stan-bus.ts';
import { isInstalled, natsServer } from './nats-server.ts';

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

const withCredentials = (port: number, credentials?: { user: string; pass: string }) =>
  credentials
    ? `nats://${credentials.user}:${encodeURIComponent(credentials.pass)}@127.0.0.1:${port}`
    : `nats://127.0.0.1:${port}`;

const asFlags = (credentials?: { user: string; pass: string }) =>
  credentials ? ['--user', credentials.user, '--pass', credentials.pass] : [];

const stan: BrokerKind = {
  name: 'NATS Streaming',
  command: 'nats-streaming-server',
  create: async (credentials) => {
    // The short heartbeats let the broker notice soon that a member has died.
    const server = await natsServer('nats-streaming-server', 'Streaming Server is ready', (folder) => [
      ...['-cid', 'ticketing', '-st', 'FILE', '--dir', folder],
      ...['-hbi', '500ms', '-hbt', '500ms', '-hbf', '1', ...asFlags(credentials)],
    ]);
    const url = withCredentials(server.port, credentials);
    return {
      env: { NATS_URL: url, NATS_CLUSTER_ID: 'ticketing' },
      bus: (clientId = 'contract') => stanBus({ url, clusterId: 'ticketing', clientId, ...SHORT_WAITS }),
      ...server,
      handOver: () => {},
    };
  },
};

const jetstream: BrokerKind = {
  name: 'JetStream',
  command: 'nats-server',
  create: async (credentials) => {
    const server = await natsServer('nats-server', 'Server is ready', (folder) => [
      '-js',
      '-sd',
      folder,
      ...asFlags(credentials),
    ]);
    const url = withCredentials(server.port, credentials);
    return {
      env: { NATS_URL: url },
      bus: (clientId = 'contract') =>
        jetstreamBus({ url, clientId, subjects: ['ticket:created'], ...SHORT_WAITS }),
      ...server,
      handOver: () => {},
    };
  },
};

export const brokerKinds = [memory, stan, jetstream];

/** A missing broker skips its tests on a laptop, and fails them in CI. */
export const isMissing = ({ command }: BrokerKind) =>
  command !== undefined && !process.env.CI && !isInstalled(command);
