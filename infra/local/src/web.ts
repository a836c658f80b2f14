import { freePort } from '@ticketing/common/programs';
import { clientBuilds } from '../../tools/client-builds.mjs';
import type { Environment } from './part.ts';
import { type Program, program } from './program.ts';

export interface WebOptions {
  env: Environment;
  /** Where its server side finds the services: the gateway. */
  apiUrl: string;
  /** Where its metrics are; otherwise nowhere. */
  metricsPort?: number | undefined;
  pidFolder: string;
  onLine?: ((name: string, line: string) => void) | undefined;
  onDeath?: ((name: string, how: string) => void) | undefined;
}

const passedOn = [
  'STRIPE_PUBLISHABLE_KEY',
  'GRAFANA_URL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_TRACES_SAMPLER_ARG',
];

/** The web app as it is built for production. */
export const webApp = async (options: WebOptions): Promise<Program> => {
  const { env, apiUrl, metricsPort, pidFolder, onLine, onDeath } = options;
  const server = clientBuilds().use();
  if (!server) throw new Error('The web app is not built: npm run build:client');
  const port = await freePort();
  const { PATH, ...asked } = env;
  return program({
    name: 'client',
    command: process.execPath,
    args: [server],
    env: {
      PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      API_BASE_URL: apiUrl,
      COOKIE_SECURE: 'false',
      ...(metricsPort ? { METRICS_PORT: String(metricsPort) } : {}),
      ...Object.fromEntries(passedOn.flatMap((name) => (asked[name] ? [[name, asked[name]]] : []))),
    },
    pidFolder,
    served: (line) => (/Ready in/.test(line) ? `http://127.0.0.1:${port}` : undefined),
    onLine: onLine && ((line) => onLine('client', line)),
    onDeath,
  });
};
