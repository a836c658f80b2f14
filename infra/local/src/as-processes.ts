import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServiceName, serviceNames } from '@ticketing/common/contracts';
import type { Environment } from './part.ts';
import { type Program, program } from './program.ts';
import { servedWhenReady } from './served-when-ready.ts';

export interface ProcessesOptions {
  envOf: (service: ServiceName, name: string) => Environment;
  /** How many there are of a service, where it is not one: `orders`, `orders-2`, … */
  replicas?: Partial<Record<ServiceName, number>> | undefined;
  pidFolder: string;
  onLine?: ((name: string, line: string) => void) | undefined;
  onDeath?: ((name: string, how: string) => void) | undefined;
}

/** Each service as its own process, as in the cluster. */
export const asProcesses = ({
  envOf,
  replicas: counts = {},
  pidFolder,
  onLine,
  onDeath,
}: ProcessesOptions) => {
  const part = (service: ServiceName, name: string = service): Program =>
    program({
      name,
      command: process.execPath,
      args: [resolve(fileURLToPath(import.meta.resolve(`@ticketing/${service}`)), '../index.js')],
      env: () => ({ PATH: process.env.PATH, ...envOf(service, name) }),
      pidFolder,
      served: servedWhenReady(),
      onLine: onLine && ((line) => onLine(name, line)),
      onDeath,
    });

  const parts = Object.fromEntries(serviceNames.map((name) => [name, part(name)])) as Record<
    ServiceName,
    Program
  >;
  const replicas = Object.fromEntries(
    serviceNames.flatMap((service) =>
      Array.from({ length: (counts[service] ?? 1) - 1 }, (_, n) => {
        const name = `${service}-${n + 2}`;
        return [name, part(service, name)];
      }),
    ),
  );
  return {
    parts,
    replicas,
    stop: async () => {
      await Promise.all(Object.values({ ...parts, ...replicas }).map((each) => each.stop()));
    },
  };
};
