import { subscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** By the paths of their files: as many series as there are pages, whatever people type. A name before `[…]` wins. */
const pages = [
  '/',
  '/account',
  '/account/notifications',
  '/account/preferences',
  '/account/webhooks',
  '/account/webhooks/[webhookId]',
  '/admin',
  '/auth/confirm',
  '/auth/forgot',
  '/auth/reset',
  '/auth/signin',
  '/auth/signout',
  '/auth/signup',
  '/desk',
  '/desk/[ticketId]',
  '/desk/[ticketId]/cancel',
  '/desk/[ticketId]/refund',
  '/language',
  '/notifications/unsubscribe',
  '/orders',
  '/orders/[orderId]',
  '/passes/[code]',
  '/posters/[file]',
  '/robots.txt',
  '/sellers/[sellerId]',
  '/sitemap.xml',
  '/tickets/new',
  '/tickets/[ticketId]',
  '/tickets/[ticketId]/attendees',
  '/tickets/[ticketId]/door',
  '/tickets/[ticketId]/edit',
  '/tickets/[ticketId]/event.ics',
  '/tickets/[ticketId]/og.png',
];
const isNamed = new Set(pages);
const withIds = pages
  .filter((page) => page.includes('['))
  .map(
    (page) => [new RegExp(`^${page.replaceAll('.', '\\.').replaceAll(/\[\w+\]/g, '[^/]+')}$`), page] as const,
  );
const families = ['/_next', '/admin', '/api', '/healthz'];

export const routeOf = (url: string): string => {
  const [path = '/'] = url.split('?');
  if (isNamed.has(path)) return path;
  const page = withIds.find(([pattern]) => pattern.test(path))?.[1];
  return page ?? families.find((family) => path.startsWith(`${family}/`)) ?? 'other';
};

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** How long each answer of this process takes, and how the process is. */
const measured = (ops: Server): Registry => {
  const registry = new Registry();
  registry.setDefaultLabels({ service: 'client' });
  collectDefaultMetrics({ register: registry });
  const http = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by page',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  const began = new WeakMap<IncomingMessage, number>();
  subscribe('http.server.request.start', (message) => {
    const { request, server } = message as Exchange & { server: Server };
    if (server !== ops) began.set(request, performance.now());
  });
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as Exchange;
    const at = began.get(request);
    if (at === undefined) return;
    http
      .labels(request.method ?? '', routeOf(request.url ?? '/'), String(response.statusCode))
      .observe((performance.now() - at) / 1000);
  });
  return registry;
};

/** Not for the ingress. */
export const serveMetrics = (port: number): Server => {
  const ops = createServer(async (req, res) => {
    if (req.url !== '/metrics') return void res.writeHead(404).end();
    res.writeHead(200, { 'Content-Type': registry.contentType }).end(await registry.metrics());
  });
  const registry = measured(ops);
  return ops.listen(port);
};
