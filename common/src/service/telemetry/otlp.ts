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

/** Sends spans in batches to a collector, by OTLP over HTTP. What it does not take is lost. */
export const otlpTracing = ({ service, endpoint, ratio, logger }: TracingOptions): Tracing => {
  traceCommands();
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const closing = new AbortController();
  let waiting: string[] = [];
  let isFailing = false;

  const send = async (spans: readonly string[]) => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: otlpRequest(service, spans),
        signal: AbortSignal.timeout(answerWithinMs),
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`The collector answered ${answer.status}`);
      if (isFailing) logger.info('Traces are taken again');
      isFailing = false;
    } catch (err) {
      if (!isFailing) logger.warn({ err }, 'Traces are not taken and are lost');
      isFailing = true;
    }
  };
  const sendWaiting = async () => {
    const spans = waiting;
    waiting = [];
    for (let sent = 0; sent < spans.length; sent += maxBatch) await send(spans.slice(sent, sent + maxBatch));
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
    },
  };
};
