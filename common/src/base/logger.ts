import { type DestinationStream, type Logger, pino } from 'pino';
import { context } from './context.ts';

export type { Logger };

/** Never in a log line, wherever it turns up. */
const secrets = [
  'password',
  'oldPassword',
  'newPassword',
  'token',
  'jwt',
  'cookie',
  'authorization',
  'clientSecret',
  'client_secret',
  'card',
  'headers.cookie',
  'headers.authorization',
  'headers["set-cookie"]',
];

export const createLogger = (service: string, level = 'info', destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secrets.flatMap((name) => nested(name)), censor: '[secret]' },
      mixin: () => {
        const { requestId, eventId, traceId } = context() ?? {};
        return { requestId, eventId, traceId };
      },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );

const nested = (name: string): string[] => {
  const inner = name.startsWith('headers') ? name : `*.${name}`;
  return [name, inner, `*.*.${name}`].filter((path, at, all) => all.indexOf(path) === at);
};
