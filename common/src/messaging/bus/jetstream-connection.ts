import {
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NatsConnection, nanos } from '@nats-io/transport-node';
import type { Connection } from './keep-connected.ts';
import type { NatsAddress } from './nats-address.ts';

export const STREAM = 'ticketing';
const DEAD_LETTERS = 'dlq.>';
const CONNECT_WITHIN_MS = 3_000;
const FLUSH_WITHIN_MS = 2_000;
/** A broker machine that vanishes without a word is noticed after three of these. */
const PING_EVERY_MS = 1_000;
/** How often another process may change the stream between our look and our change. */
const STREAM_TRIES = 5;

export interface JetstreamConnection extends Connection {
  nats: NatsConnection;
  client: JetStreamClient;
  manager: JetStreamManager;
}

/** How the stream is made; one that is there is left as it is. */
export interface StreamOptions {
  replicas?: number | undefined;
  maxAgeHours?: number | undefined;
  /** Past it the oldest events are forgotten; 0: none are. */
  maxMegabytes?: number | undefined;
}

interface JetstreamConnectionOptions {
  address: NatsAddress;
  clientId: string;
  subjects: Iterable<string>;
  stream?: StreamOptions | undefined;
}

const streamInfo = ({ streams }: JetStreamManager) =>
  streams.info(STREAM).catch((error) => {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound)
      return undefined;
    throw error;
  });

/** The stream takes our subjects besides those that others gave it. */
const ensureStream = async (
  manager: JetStreamManager,
  subjects: Iterable<string>,
  { replicas = 1, maxAgeHours = 0, maxMegabytes = 0 }: StreamOptions = {},
) => {
  const wanted = [...[...subjects].filter((subject) => !subject.startsWith('dlq.')), DEAD_LETTERS];
  for (let tries = 1; ; tries += 1) {
    try {
      const existing = await streamInfo(manager);
      const taken = existing?.config.subjects ?? [];
      if (wanted.every((subject) => taken.includes(subject))) return;
      const union = [...new Set([...taken, ...wanted])];
      if (existing) await manager.streams.update(STREAM, { subjects: union });
      else
        await manager.streams.add({
          name: STREAM,
          subjects: union,
          storage: StorageType.File,
          num_replicas: replicas,
          max_age: nanos(maxAgeHours * 3_600_000),
          max_bytes: maxMegabytes > 0 ? maxMegabytes * 1024 * 1024 : -1,
          discard: DiscardPolicy.Old,
        });
    } catch (error) {
      if (tries === STREAM_TRIES) throw error;
    }
  }
};

const closeGently = async (nats: NatsConnection) => {
  const tooLate = setTimeout(() => void nats.close(), FLUSH_WITHIN_MS);
  // A flush that is under way when the connection is lost never ends by itself.
  await Promise.race([nats.flush().catch(() => {}), nats.closed()]);
  clearTimeout(tooLate);
  await nats.close();
};

export const openJetstream = async (
  { address, clientId, subjects, stream }: JetstreamConnectionOptions,
  signal: AbortSignal,
): Promise<JetstreamConnection> => {
  const nats = await connect({
    ...address,
    name: clientId,
    reconnect: false,
    timeout: CONNECT_WITHIN_MS,
    pingInterval: PING_EVERY_MS,
    // a stack for each message, in case it should fail, is a tenth of what a message costs
    noAsyncTraces: true,
  });
  const abort = () => void nats.close();
  signal.addEventListener('abort', abort);
  try {
    signal.throwIfAborted();
    const manager = await jetstreamManager(nats, { checkAPI: false });
    await ensureStream(manager, subjects, stream);
    return {
      nats,
      client: jetstream(nats),
      manager,
      lost: nats.closed(),
      close: () => closeGently(nats),
    };
  } catch (error) {
    await nats.close();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
};
