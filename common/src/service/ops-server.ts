import { createServer, type Server } from 'node:http';
import type { Service } from './create-service.ts';

/** Not for the ingress: metrics on a port of their own. */
export const opsServer = ({ metrics }: Service): Server =>
  createServer(async (req, res) => {
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
