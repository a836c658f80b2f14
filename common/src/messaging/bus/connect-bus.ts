import type { Bus } from './bus.ts';
import { memoryBus } from './memory-bus.ts';
import type { BusLogger } from './run-handler.ts';

export interface ConnectBusOptions {
  NATS_URL?: string | undefined;
  NATS_CLUSTER_ID?: string | undefined;
  NATS_CLIENT_ID?: string | undefined;
  /** JetStream only: how the stream is made, if it is not there yet. */
  NATS_REPLICAS?: number | undefined;
  NATS_MAX_AGE_HOURS?: number | undefined;
  NATS_MAX_STREAM_MB?: number | undefined;
  /** Every subject this process publishes or subscribes. */
  subjects: string[];
  logger?: BusLogger | undefined;
}

/** NATS Streaming when there is a cluster id, JetStream when there is only an address, else in-process. */
export const connectBus = async ({
  NATS_URL: url,
  NATS_CLUSTER_ID: clusterId,
  NATS_CLIENT_ID: clientId = 'ticketing',
  NATS_REPLICAS: replicas,
  NATS_MAX_AGE_HOURS: maxAgeHours,
  NATS_MAX_STREAM_MB: maxMegabytes,
  subjects,
  logger,
}: ConnectBusOptions): Promise<Bus> => {
  if (!url) return memoryBus(undefined, logger);
  if (clusterId) {
    const { stanBus } = await import('./stan-bus.ts');
    return stanBus({ url, clusterId, clientId, logger });
  }
  const { jetstreamBus } = await import('./jetstream-bus.ts');
  return jetstreamBus({ url, clientId, subjects, stream: { replicas, maxAgeHours, maxMegabytes }, logger });
};
