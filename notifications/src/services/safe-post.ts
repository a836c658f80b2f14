import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Attempt } from '../domain/webhook-delivery.ts';
import { AddressRefused, type Resolve, resolveHost, safeLookup } from './safe-lookup.ts';
import { whyNotUrl } from './safe-url.ts';

const maxMs = 10_000;
const maxReadBytes = 64 * 1024;
const maxKeptBytes = 1024;

export type Result = Omit<Attempt, 'at' | 'ms'>;
export type SafePost = (url: string, headers: Record<string, string>, body: string) => Promise<Result>;

interface SafePostOptions {
  allowLocal: boolean;
  resolve?: Resolve;
  timeoutMs?: number;
}

/**
 * To an address that somebody else named: never into our own network, no redirects, ten seconds, 64 KB. Agents
 * of its own, so that no proxy of the environment is used and no connection is kept.
 */
export const safePost = ({
  allowLocal,
  resolve = resolveHost,
  timeoutMs = maxMs,
}: SafePostOptions): SafePost => {
  const lookup = safeLookup(resolve, allowLocal);

  return (url, headers, body) => {
    if (whyNotUrl(url, allowLocal)) return Promise.resolve({ error: 'address-refused' });
    const isTls = new URL(url).protocol === 'https:';
    const request = isTls ? httpsRequest : httpRequest;
    const agent = isTls ? new HttpsAgent() : new HttpAgent();
    return new Promise((resolved) => {
      const sent = request(url, { method: 'POST', headers: headersOf(headers, body), lookup, agent });
      const end = (result: Result) => {
        clearTimeout(timer);
        resolved(result);
        sent.destroy();
      };
      let timedOut: () => void = () => end({ error: 'timeout' });
      const timer = setTimeout(() => timedOut(), timeoutMs);
      sent.on('response', (response) => {
        // the status is the answer; who takes too long over the rest is cut off
        timedOut = readStart(response, (answer) => end({ status: response.statusCode ?? 0, answer }));
      });
      sent.on('error', (error) =>
        end({ error: error instanceof AddressRefused ? 'address-refused' : 'unreachable' }),
      );
      sent.on('close', () => end({ error: 'unreachable' }));
      sent.end(body);
    });
  };
};

const headersOf = (headers: Record<string, string>, body: string) => ({
  ...headers,
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
  'user-agent': 'ticketing-webhooks/1',
});

/** Keeps the beginning; a little more is read, so that usual answers end in peace. Gives what ends it at once. */
const readStart = (response: IncomingMessage, ended: (start: string) => void) => {
  const kept: Buffer[] = [];
  let bytes = 0;
  const end = () => ended(Buffer.concat(kept).subarray(0, maxKeptBytes).toString('utf8'));
  response.on('data', (chunk: Buffer) => {
    if (bytes < maxKeptBytes) kept.push(chunk);
    bytes += chunk.length;
    if (bytes >= maxReadBytes) end();
  });
  response.on('end', end);
  response.on('error', end);
  return end;
};
