import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { type IngressPath, isUnder } from './ingress-paths.ts';
import { ingressSpan } from './traces/ingress-span.ts';
import type { TraceStore } from './traces/trace-store.ts';

export interface GatewayOptions {
  paths: readonly IngressPath[];
  /** Where the one of that name serves now; empty while it is down. */
  urlOf: (name: string) => string;
  onAnswer?: ((line: string) => void) | undefined;
  /** A service that has not begun to answer by then is taken for one that hangs. */
  answerWithinMs?: number;
  /** Answers what is under a path of its own. */
  own?: { path: string; answer(req: IncomingMessage, res: ServerResponse): Promise<void> } | undefined;
  /** Where the spans of this ingress go. */
  traces?: Pick<TraceStore, 'add'> | undefined;
}

interface Target {
  hostname: string;
  port: string;
  path: string;
  /** By which it was chosen. */
  route: string;
  /** Undefined: however long it takes. */
  withinMs?: number | undefined;
}

/** As services have it. Node looks for those who are late twice a minute otherwise. */
const inTime = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5000,
  keepAliveTimeout: 75_000,
};

/** What an ingress does: one address, routed by path, nothing buffered. */
export const createGateway = ({
  paths,
  urlOf,
  onAnswer,
  answerWithinMs = 9_800,
  own,
  traces,
}: GatewayOptions): Server => {
  const agent = new Agent({ keepAlive: true });
  /** Longer paths, such as a service's own below it, go first. */
  const isOwn = (url: string, own: string) =>
    isUnder(url, own) && !paths.some(({ path }) => path.length > own.length && isUnder(url, path));
  const targetOf = ({ url = '/' }: IncomingMessage): Target | undefined => {
    const { to = '', strip = '', path: route = '/' } = paths.find(({ path }) => isUnder(url, path)) ?? {};
    const base = urlOf(to);
    if (!base) return undefined;
    const { hostname, port } = new URL(base);
    // in development a page is built when it is first asked for
    const withinMs = to === 'client' ? undefined : answerWithinMs;
    return { hostname, port, path: url.slice(strip.length), route, withinMs };
  };

  const server = createServer(inTime, (incoming, outgoing) => {
    const began = performance.now();
    outgoing.once('close', () => {
      const ms = (performance.now() - began).toFixed(0);
      onAnswer?.(`${outgoing.statusCode} ${incoming.method} ${incoming.url} ${ms} ms`);
    });
    if (own && isOwn(incoming.url ?? '', own.path)) return void own.answer(incoming, outgoing);
    const target = targetOf(incoming);
    if (traces && target) passedOn(incoming, outgoing, target.route, traces);
    if (!target) return answerUnavailable(outgoing);
    forward(incoming, outgoing, target, agent);
  });
  server.on('upgrade', (incoming, socket) => upgrade(incoming, socket, targetOf(incoming)));
  server.on('close', () => agent.destroy());
  return server;
};

/** The span of this request is the parent of what comes behind it. */
const passedOn = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  route: string,
  traces: Pick<TraceStore, 'add'>,
) => {
  const span = ingressSpan(incoming, route);
  if (!span) return;
  incoming.headers.traceparent = span.traceparent;
  outgoing.once('close', () => traces.add([span.end(outgoing.statusCode)]));
};

const forward = (incoming: IncomingMessage, outgoing: ServerResponse, target: Target, agent: Agent) => {
  const { method, socket } = incoming;
  const { withinMs = Number.POSITIVE_INFINITY, hostname, port, path } = target;
  const where = { hostname, port, path };
  const began = performance.now();
  const asked = request({ ...where, method, headers: forwardedHeaders(incoming), agent }, (answer) => {
    clearTimeout(late);
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    outgoing.flushHeaders();
    answer.pipe(outgoing);
    answer.on('error', () => outgoing.destroy());
  });
  const giveUp = () => {
    answerUnavailable(outgoing);
    asked.destroy();
  };
  const late = Number.isFinite(withinMs) ? setTimeout(giveUp, withinMs) : undefined;
  // nobody answers a body that is still coming in
  if (late) incoming.on('data', () => late.refresh());
  asked.on('close', () => clearTimeout(late));
  asked.on('error', () => {
    // the other side closed a connection that we were about to use once more
    const leftMs = began + withinMs - performance.now();
    if (outgoing.writableEnded) return;
    if (asked.reusedSocket && method === 'GET' && leftMs > 0)
      forward(incoming, outgoing, { ...target, withinMs: leftMs }, agent);
    else if (outgoing.headersSent) outgoing.destroy();
    else answerUnavailable(outgoing);
  });
  outgoing.on('close', () => asked.destroy());
  socket.setNoDelay(true);
  incoming.pipe(asked);
};

const upgrade = (incoming: IncomingMessage, socket: Duplex, target: Target | undefined) => {
  if (!target) return socket.destroy();
  const asked = request({
    ...target,
    method: incoming.method,
    headers: forwardedHeaders(incoming),
  });
  asked.on('upgrade', (answer, other, head) => {
    const lines = [`HTTP/1.1 101 ${answer.statusMessage}`];
    for (let at = 0; at < answer.rawHeaders.length; at += 2) {
      lines.push(`${answer.rawHeaders[at]}: ${answer.rawHeaders[at + 1]}`);
    }
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    if (head.length > 0) socket.write(head);
    other.pipe(socket).pipe(other);
    for (const end of [other, socket]) end.on('error', () => [other, socket].map((each) => each.destroy()));
  });
  asked.on('error', () => socket.destroy());
  return asked.end();
};

/** Host stays as the visitor wrote it; nobody outside may claim to be somebody else's proxy. */
const forwardedHeaders = ({ headers, socket }: IncomingMessage) => ({
  ...headers,
  'x-forwarded-for': socket.remoteAddress?.replace(/^::ffff:/, ''),
  'x-forwarded-host': headers.host,
  'x-forwarded-proto': 'http',
});

const answerUnavailable = (outgoing: ServerResponse) => {
  const body = JSON.stringify({
    errors: [
      { message: 'This part of the shop is unavailable for a moment', code: 'dependency.unavailable' },
    ],
  });
  outgoing.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '2' }).end(body);
};
