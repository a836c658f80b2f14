/** The environment is read here and nowhere else. */
// biome-ignore lint/style/noProcessEnv: this is the place
const env = process.env;

export const apiBaseUrl = (): string => env.API_BASE_URL || 'http://localhost:3000';

/** Without it payments go to the built-in stand-in, with test cards. */
export const stripePublishableKey = (): string | null => env.STRIPE_PUBLISHABLE_KEY || null;

/** Where dashboards are; without one nothing leads to them. */
export const grafanaUrl = (): string | null => env.GRAFANA_URL?.replace(/\/+$/, '') || null;

/** None where it is not set: nobody looks at them on your own machine. */
export const metricsPort = (): number | null => {
  if (!env.METRICS_PORT) return null;
  const port = Number(env.METRICS_PORT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`METRICS_PORT is ${env.METRICS_PORT}, it must be a port from 1 to 65535`);
};

export interface Tracing {
  /** Of a receiver of OTLP over HTTP. */
  endpoint: string;
  /** Of the traces that begin here. */
  share: number;
}

/** Without an endpoint there are no traces, and nothing of what makes them is loaded. */
export const tracing = (): Tracing | null => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: given } = env;
  if (!endpoint) return null;
  const share = Number(given || 1);
  if (share >= 0 && share <= 1) return { endpoint, share };
  throw new Error(`OTEL_TRACES_SAMPLER_ARG is ${given}, it must be a number from 0 to 1`);
};

/** False only where there is no https, on your own machine. */
export const isCookieSecure = (): boolean => env.COOKIE_SECURE !== 'false';

/** Next's own development server needs what the policy forbids. */
export const isDevelopment = (): boolean => env.NODE_ENV === 'development';
