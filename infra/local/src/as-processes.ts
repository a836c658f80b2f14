import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from './part.ts';
import { type Program, program } from './program.ts';
import { type ServiceName, serviceNames } from './service-names.ts';

export interface ProcessesOptions {
  envOf: (service: ServiceName, name: string) => Environment;
  /** Services of which there is a second one, `orders-2`. */
  twice?: readonly ServiceName[] | undefined;
  pidFolder: string;
  onLine?: ((name: string, line: string) => void) | undefined;
  onDeath?: ((name: string, how: string) => void) | undefined;
}

/** Each service as its own process, as in the cluster. */
export const asProcesses = ({ envOf, twice = [], pidFolder, onLine, onDeath }: ProcessesOptions) => {
  const part = (service: ServiceName, name: string = service): Program =>
    program({
      name,
      command: process.execPath,
      args: [resolve(fileURLToPath(import.meta.resolve(`@ticketing/${service}`)), '../index.js')],
      env: { PATH: process.env.PATH, ...envOf(service, name) },
      pidFolder,
      served: servedWhenReady(),
      onLine: onLine && ((line) => onLine(name, line)),
      onDeath,
    });

  const parts = Object.fromEntries(serviceNames.map((name) => [name, part(name)])) as Record<
    ServiceName,
    Program
  >;
  const replicas = Object.fromEntries(twice.map((name) => [`${name}-2`, part(name, `${name}-2`)]));
  return {
    parts,
    replicas,
    stop: async () => {
      await Promise.all(Object.values({ ...parts, ...replicas }).map((each) => each.stop()));
    },
  };
};

/** A service says where it listens, and later that it is ready. */
const servedWhenReady = () => {
  let address: string | undefined;
  return (line: string): string | undefined => {
    const { msg, port } = parsed(line);
    if (msg === 'Listening') address = `http://127.0.0.1:${port}`;
    return msg === 'Ready' ? address : undefined;
  };
};

const parsed = (line: string): { msg?: string; port?: number } => {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
};
