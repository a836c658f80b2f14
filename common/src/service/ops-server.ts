import { createServer, type IncomingMessage, type Server } from 'node:http';
import { memoryBusHandler } from '../messaging/bus/memory-bus-http.ts';
import type { Service } from './create-service.ts';

/** Not for the ingress: metrics and, where events stay in this process, the bus for `npm run dlq`. */
export const opsServer = ({ metrics, platform }: Service): Server => {
  const toBus = 'broker' in platform.bus ? memoryBusHandler(platform.bus) : undefined;
  return createServer(async (req, res) => {
    if (toBus && isLocal(req) && (await toBus(req, res))) return;
    if (req.url !== '/metrics') {
      res.writeHead(404).end();
      return;
    }
    try {
      const text = await metrics.registry.metrics();
      res.writeHead(200, { 'Content-Type': metrics.registry.contentType }).end(text);
    } catch {
      res.writeHead(503).end();
    }
  });
};

const isLocal = ({ socket }: IncomingMessage) => /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
