import { z } from 'zod';
import { allowed, shown } from '../base/allowed.ts';
import { createLogger } from '../base/logger.ts';
import { publicKeys, sharedSecrets } from './keys-of.ts';

const keys = z
  .string()
  .transform((list) => list.split(',').map((key) => key.trim()))
  .pipe(
    z.tuple(
      [z.string().min(32, 'each key needs at least 32 characters')],
      z.string().min(32, 'each key needs at least 32 characters'),
    ),
  );
const onOff = (otherwise: 'true' | 'false') =>
  z
    .enum(['true', 'false'])
    .default(otherwise)
    .transform((value) => value === 'true');
const port = (otherwise: number) => z.coerce.number().int().min(0).max(65535).default(otherwise);

/** What every service reads from its environment. */
export const commonConfig = z.object({
  MONGO_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://')
    .describe('its own database'),
  JWT_PUBLIC_KEY: publicKeys.describe(
    'knows the sessions that auth signs; PEM, several one after the other while they are rotated',
  ),
  JWT_LEGACY_KEY: sharedSecrets
    .optional()
    .describe('knows the sessions of before JWT_PUBLIC_KEY; to be removed an hour after the upgrade'),
  COOKIE_KEYS: keys.describe('signs the cookie; a comma separated list while it is rotated, the first signs'),
  COOKIE_SECURE: onOff('true').describe('false only where there is no https, on your own machine'),
  NATS_URL: z.string().optional().describe('the broker; without it events stay in this process'),
  NATS_CLUSTER_ID: z.string().optional().describe('set: NATS Streaming; unset: JetStream'),
  NATS_CLIENT_ID: z
    .string()
    .optional()
    .describe("this process at the broker, like no other's: the pod's name"),
  NATS_REPLICAS: z.coerce
    .number()
    .int()
    .min(1)
    .max(5)
    .default(1)
    .describe('JetStream: on how many nodes each event is kept'),
  NATS_MAX_AGE_HOURS: z.coerce
    .number()
    .min(0)
    .default(0)
    .describe('JetStream: how long events are kept; 0: for ever'),
  NATS_MAX_STREAM_MB: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('JetStream: past so many the oldest events are forgotten; 0: none are'),
  REDIS_HOST: z
    .string()
    .optional()
    .describe('counts rate limits for all replicas; without it each counts alone'),
  REDIS_PORT: port(6379).describe('its port'),
  REDIS_PASSWORD: z.string().optional().describe('its password'),
  RATE_LIMITS: onOff('true').describe('false for load tests from one address'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(1).describe('how many proxies stand before us'),
  PORT: port(3000).describe('HTTP'),
  METRICS_PORT: port(9090).describe('metrics, for the cluster only'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('how much'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must begin with http:// or https://' })
    .optional()
    .describe('where traces are sent; without it none are made'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('the share of traces that is kept; errors and slow ones are kept anyway'),
  SHUTDOWN_WAIT_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(3000)
    .describe('served on after SIGTERM, not Ready'),
});

export type CommonConfig = z.infer<typeof commonConfig>;

/** Throws one error that names each variable that is missing or wrong, its value and what is allowed. An empty variable counts as unset. */
export const parseConfig = <Config>(
  schema: z.ZodType<Config>,
  environment: Record<string, string | undefined>,
): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const wrong = new Map(error.issues.map(({ path, message }) => [String(path[0]), message]));
  const keyOf = (name: string): z.ZodType | undefined =>
    schema instanceof z.ZodObject ? schema.shape[name] : undefined;
  const meaning = (name: string) => {
    const description = keyOf(name)?.description;
    return description ? ` (${description})` : '';
  };
  const sentences = [...wrong].map(([name, message]) => {
    const value = given[name];
    if (value === undefined) return `${name} is missing${meaning(name)}`;
    return `${shown(name, value)}: ${allowed(keyOf(name), message)}${meaning(name)}`;
  });
  throw new Error(`Configuration: ${sentences.join(' · ')}`);
};

/** The configuration, or one line that says what is missing, and exit code 1. */
export const loadConfig = <Config>(schema: z.ZodType<Config>): Config => {
  try {
    return parseConfig(schema, process.env);
  } catch (error) {
    createLogger('config').fatal((error as Error).message);
    process.exit(1);
  }
};
