import { createServer, type IncomingMessage, type Server } from 'node:http';
import { memoryBusHandler } from '../messaging/bus/memory-bus-http.ts';
import type { Service } from './create-service.ts';
import { type LogLevelSwitch, logLevelSwitch } from './log-level.ts';
import { logLevelHandler } from './log-level-http.ts';

/**
 * Not for the ingress: metrics, how much is logged and, where events stay in this process, the bus for `npm run dlq`.
 */
export const opsServer = (
  { metrics, platform }: Service,
  level: LogLevelSwitch = logLevelSwitch(platform.logger),
): Server => {
  const toBus = 'broker' in platform.bus ? memoryBusHandler(platform.bus) : undefined;
  const toLevel = logLevelHandler(level);
  return createServer(async (req, res) => {
    if (toBus && isLocal(req) && (await toBus(req, res))) return;
    if (req.url === '/log-level') return toLevel(req, res);
    if (req.url !== '/metrics') return void res.writeHead(404).end();
    try {
      const { type, text } = await metrics.exposition(req.headers.accept);
      res.writeHead(200, { 'Content-Type': type, Vary: 'Accept' }).end(text);
    } catch {
      res.writeHead(503).end();
    }
  });
};

const isLocal = ({ socket }: IncomingMessage) => /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
