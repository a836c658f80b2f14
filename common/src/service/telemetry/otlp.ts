import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../base/logger.ts';
import type { Tracing } from '../../base/tracing/index.ts';
import { otlpRequest, otlpSpan } from './otlp-json.ts';
import { traceCommands } from './traced-commands.ts';

const sendEveryMs = 1000;
const maxBatch = 512;
/** What is more is dropped: nobody waits for a collector. */
const maxWaiting = 8192;
const answerWithinMs = 5000;

interface TracingOptions {
  service: string;
  endpoint: string;
  ratio: number;
  logger: Logger;
}

/** By less CPU than fetch takes. */
const post = (url: URL, text: string) =>
  new Promise<number>((done, failed) => {
    const body = Buffer.from(text);
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const signal = AbortSignal.timeout(answerWithinMs);
    const { request } = url.protocol === 'https:' ? https : http;
    const asked = request(url, { method: 'POST', headers, signal }, (answer) => {
      answer.on('error', failed).on('end', () => done(answer.statusCode ?? 0));
      answer.resume();
    });
    asked.on('error', failed).end(body);
  });

/** Sends spans in batches to a collector, by OTLP over HTTP. What it does not take is lost. */
export const otlpTracing = ({ service, endpoint, ratio, logger }: TracingOptions): Tracing => {
  traceCommands();
  const url = new URL(`${endpoint.replace(/\/$/, '')}/v1/traces`);
  const closing = new AbortController();
  let waiting: string[] = [];
  let isFailing = false;

  /** False: they are lost. */
  const send = async (spans: readonly string[]): Promise<boolean> => {
    try {
      const status = await post(url, otlpRequest(service, spans));
      if (status >= 300) throw new Error(`The collector answered ${status}`);
      if (isFailing) logger.info('Traces are taken again');
      isFailing = false;
      return true;
    } catch (err) {
      if (!isFailing) logger.warn({ err }, 'Traces are not taken and are lost');
      isFailing = true;
      return false;
    }
  };
  const sendWaiting = async () => {
    const spans = waiting;
    waiting = [];
    // where one batch fails the others of this second are lost, too: a shutdown does not wait for each of them
    for (let from = 0; from < spans.length; from += maxBatch) {
      if (!(await send(spans.slice(from, from + maxBatch)))) return;
    }
  };
  const sending = (async () => {
    while (!closing.signal.aborted) {
      await sleep(sendEveryMs, undefined, { ref: false, signal: closing.signal }).catch(() => undefined);
      await sendWaiting();
    }
  })();

  return {
    ratio,
    export: ({ spans }) => {
      for (const span of spans) {
        if (span.endMs !== undefined && waiting.length < maxWaiting) waiting.push(otlpSpan(span));
      }
    },
    close: async () => {
      closing.abort();
      await sending;
      await sendWaiting();
    },
  };
};
