import { Agent, request } from 'node:http';

// where the cluster's ingress listens, and the host it knows us by
const address = new URL(process.env.INGRESS_URL ?? 'http://127.0.0.1');
const host = process.env.INGRESS_HOST ?? 'ticketing.dev';
const agent = new Agent({ keepAlive: true, maxSockets: 100 });

/** One request through the ingress; rejects when there is no answer. */
export const send = (method, path, { body, headers = {}, timeout = 15_000 } = {}) =>
  new Promise((done, failed) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const asked = request(
      {
        agent,
        method,
        path,
        hostname: address.hostname,
        port: address.port || 80,
        timeout,
        headers: {
          host,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      },
      (answer) => {
        let received = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => {
          received += chunk;
        });
        answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, text: received }));
        answer.on('error', failed);
      },
    );
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${timeout} ms`)));
    asked.on('error', failed);
    asked.end(text);
  });
