import { createMemoryBroker, type MemoryBroker, type Message, memoryBus } from '@ticketing/common/bus';
import { type ServiceName, serviceNames } from '@ticketing/common/contracts';
import type { Service } from '@ticketing/common/service';
import type { Environment, Part } from './part.ts';
import { services } from './services.ts';

export interface RunningServices {
  parts: Record<ServiceName, Part>;
  stop(): Promise<void>;
}

/** All services in this process. Without a broker they share one that lives here, too. */
export const inProcess = (
  envOf: (name: ServiceName) => Environment,
  brokerFile?: string,
  onMessage?: (message: Message) => void,
) => {
  const bare = brokerFile ? createMemoryBroker({ file: brokerFile }) : undefined;
  const broker = bare && onMessage ? watched(bare, onMessage) : bare;

  const part = (name: ServiceName): Part => {
    let service: Service | undefined;
    let url = '';
    let since: Date | undefined;
    return {
      get since() {
        return since;
      },
      get url() {
        return url;
      },
      start: async () => {
        service = await services[name].create(envOf(name), broker && memoryBus(broker));
        url = `http://127.0.0.1:${(await service.start()).port}`;
        since = new Date();
      },
      stop: async () => {
        url = '';
        since = undefined;
        await service?.stop();
        service = undefined;
      },
    };
  };

  const parts = Object.fromEntries(serviceNames.map((name) => [name, part(name)])) as Record<
    ServiceName,
    Part
  >;
  return {
    parts,
    /** For `npm run dlq`, which is another process. */
    bus: broker && memoryBus(broker),
    stop: async () => {
      await Promise.all(Object.values(parts).map((each) => each.stop()));
      broker?.close();
    },
  };
};

/** Somebody looks on: no group of its own, which the broker would keep messages for. */
const watched = (broker: MemoryBroker, onMessage: (message: Message) => void): MemoryBroker => ({
  ...broker,
  publish: (message) => {
    broker.publish(message);
    onMessage(message);
  },
});
