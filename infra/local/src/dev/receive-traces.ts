import type { IncomingMessage, ServerResponse } from 'node:http';
import { InvalidOtlp } from '../traces/otlp-fields.ts';
import { readOtlp } from '../traces/read-otlp.ts';
import type { TraceStore } from '../traces/trace-store.ts';
import { sendJson } from './answer.ts';
import { readBody, TooLarge } from './read-body.ts';

const maxBytes = 4 * 1024 * 1024;

/** `POST /dev/otlp/v1/traces`: OTLP/HTTP in JSON, all of a body or nothing of it. */
export const receiveTraces = async (store: TraceStore, req: IncomingMessage, res: ServerResponse) => {
  const refuse = (status: number, error: string) => sendJson(res, status, { error });
  const { method, headers } = req;
  if (method !== 'POST') return refuse(405, 'POST spans here');
  // services send these, and no page
  if (headers.origin || (headers['sec-fetch-site'] ?? 'none') !== 'none')
    return refuse(403, 'Not for browsers');
  if (!/^application\/json\b/.test(headers['content-type'] ?? ''))
    return refuse(415, 'content-type must be application/json: OTEL_EXPORTER_OTLP_PROTOCOL=http/json');
  try {
    const body = await readBody(req, maxBytes);
    store.add(readOtlp(JSON.parse(String(body))));
    sendJson(res, 200, { partialSuccess: {} });
  } catch (error) {
    if (error instanceof TooLarge) {
      res.setHeader('Connection', 'close');
      return refuse(413, error.message);
    }
    refuse(
      400,
      error instanceof InvalidOtlp ? error.message : `body is no JSON: ${(error as Error).message}`,
    );
  }
};
