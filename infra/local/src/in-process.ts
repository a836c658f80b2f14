import { createMemoryBroker, memoryBus } from '@ticketing/common/bus';
import { type ServiceName, serviceNames } from '@ticketing/common/contracts';
import type { Service } from '@ticketing/common/service';
import type { Environment, Part } from './part.ts';
import { services } from './services.ts';

export interface RunningServices {
  parts: Record<ServiceName, Part>;
  stop(): Promise<void>;
}

/** All services in this process. Without a broker they share one that lives here, too. */
export const inProcess = (envOf: (name: ServiceName) => Environment, brokerFile?: string) => {
  const broker = brokerFile ? createMemoryBroker({ file: brokerFile }) : undefined;

  const part = (name: ServiceName): Part => {
    let service: Service | undefined;
    let url = '';
    return {
      get url() {
        return url;
      },
      start: async () => {
        service = await services[name].create(envOf(name), broker && memoryBus(broker));
        url = `http://127.0.0.1:${(await service.start()).port}`;
      },
      stop: async () => {
        url = '';
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
