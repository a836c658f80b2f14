import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Environment, Part, Provider } from '../part.ts';
import type { TraceStore } from '../traces/trace-store.ts';
import { goTo, sendText } from './answer.ts';
import { sendAsset } from './assets.ts';
import type { EventLog } from './event-log.ts';
import { streamEvents } from './event-stream.ts';
import { whyRefused } from './guard.ts';
import type { Letters } from './letters.ts';
import { receiveTraces } from './receive-traces.ts';
import { replayLetter, showEvents, showLetters, showServices, showStores } from './show.ts';
import { listTraces, showOrder, showTrace, traceAsJson, tracesAsJson } from './show-traces.ts';
import type { watchedBroker } from './watched-broker.ts';

/** What /dev shows; providers and letters are there once the shop has started. */
export interface Dev {
  traces: TraceStore;
  /** Set where the environment names another receiver: then none come here. */
  tracesGoTo: string | undefined;
  parts: Record<string, Part>;
  events: EventLog;
  started?: {
    env: Environment;
    providers: Record<string, Provider>;
    mongoUrl: string;
    letters: Letters;
    broker: ReturnType<typeof watchedBroker>;
  };
}

export interface DevRequest {
  dev: Dev;
  req: IncomingMessage;
  res: ServerResponse;
  query: URLSearchParams;
  /** What its path has in place of `*`. */
  named: string;
}

type Show = (request: DevRequest) => void | Promise<void>;

const routes: [method: 'GET' | 'POST', path: RegExp, show: Show][] = [
  ['GET', /^\/dev$/, showServices],
  ['GET', /^\/dev\/traces$/, listTraces],
  ['GET', /^\/dev\/traces\.json$/, tracesAsJson],
  ['GET', /^\/dev\/traces\/([0-9a-f]{32})\.json$/, traceAsJson],
  ['GET', /^\/dev\/traces\/([0-9a-f]{32})$/, showTrace],
  ['GET', /^\/dev\/orders\/([0-9a-f]{24})$/, showOrder],
  ['GET', /^\/dev\/events$/, showEvents],
  ['GET', /^\/dev\/events\/stream$/, streamEvents],
  ['GET', /^\/dev\/dead-letters$/, showLetters],
  ['POST', /^\/dev\/dead-letters\/replay$/, replayLetter],
  ['GET', /^\/dev\/stores$/, showStores],
  ['GET', /^\/dev\/assets\/([a-z]+\.(?:css|js))$/, sendAsset],
  ['GET', /^\/dev\/$/, ({ res }) => goTo(res, 302, '/dev')],
];

/** Answers what is under /dev. */
export const answerDev =
  (dev: Dev) =>
  async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { pathname, searchParams: query } = new URL(req.url ?? '/', 'http://localhost');
    const refused = whyRefused(req);
    if (refused) return sendText(res, 403, refused);
    if (pathname === '/dev/otlp/v1/traces') return receiveTraces(dev.traces, req, res);
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const found = routes.filter(([, path]) => path.test(pathname));
    const route = found.find(([wanted]) => wanted === method);
    if (!route) return sendText(res, found.length > 0 ? 405 : 404, 'There is no such page under /dev');
    const [, path, show] = route;
    try {
      await show({ dev, req, res, query, named: path.exec(pathname)?.[1] ?? '' });
    } catch (error) {
      if (res.headersSent) res.destroy();
      else sendText(res, 500, `This page could not be made: ${(error as Error).message}`);
    }
  };
