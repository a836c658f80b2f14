import { type DestinationStream, type Logger, pino } from 'pino';
import { context } from './context.ts';

export type { Logger };

/** Of no field of such a name does a log line have the value, wherever it turns up. */
const secrets = new Set([
  'password',
  'oldPassword',
  'newPassword',
  'token',
  'jwt',
  'cookie',
  'set-cookie',
  'authorization',
  'clientSecret',
  'client_secret',
  'card',
]);
const maxDepth = 6;

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const createLogger = (service: string, level = 'info', destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (line) => withoutSecrets(line) as Record<string, unknown>,
      },
      serializers: { err: (error) => withoutSecrets(pino.stdSerializers.err(error)) },
      mixin: () => {
        const { requestId, eventId, traceId, orderId } = context() ?? {};
        return { requestId, eventId, traceId, orderId };
      },
    },
    destination ?? stdout(),
  );

/** Lines of one turn of the event loop are one write: a line in itself costs less than its way out. */
const stdout = (): DestinationStream => {
  // it waits for a reader that is slow, and does without one that has gone
  const out = pino.destination({ fd: 1, sync: true });
  let lines = '';
  const write = () => {
    out.write(lines);
    lines = '';
  };
  process.once('exit', write);
  return {
    write: (line) => {
      if (lines === '') setImmediate(write);
      lines += line;
    },
  };
};

/** The value itself, unless there is something in it to leave out: then a copy. */
export const withoutSecrets = (value: unknown, depth = 0): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Error || depth > maxDepth) return value;
  let copy: object | undefined;
  for (const [key, inner] of Object.entries(value)) {
    const shown = secrets.has(key) ? '[secret]' : withoutSecrets(inner, depth + 1);
    if (shown === inner) continue;
    copy ??= Array.isArray(value) ? [...value] : { ...value };
    Object.assign(copy, { [key]: shown });
  }
  return copy ?? value;
};
