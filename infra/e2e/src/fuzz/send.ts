import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Sent {
  method: string;
  /** As it stands in the request's first line. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Which address of this machine it comes from. */
  from?: string;
}

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const agent = new Agent({ keepAlive: true });
const withinMs = 15_000;

/** As it is given: nothing is normalised, escaped or followed. A stream of events is left when it has begun. */
export const send = (url: string, { method, path, headers, body, from }: Sent): Promise<Received> =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const source = from === undefined ? {} : { localAddress: from, family: 4 };
    const asked = request({
      ...{ hostname, port, method, path, agent, headers: { ...headers, ...length } },
      ...source,
    });
    asked.setTimeout(withinMs, () => asked.destroy(new Error(`no answer within ${withinMs} ms`)));
    asked.on('error', failed);
    asked.on('response', (answer) => {
      const parts: Buffer[] = [];
      const finish = () => {
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
      };
      answer.on('data', (part) => parts.push(part)).on('end', finish);
      answer.on('error', failed);
      if (!answer.headers['content-type']?.startsWith('text/event-stream')) return;
      finish();
      answer.destroy();
    });
    asked.end(body);
  });

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const maxShown = 2000;

/** To be pasted into a shell. */
export const asCurl = (url: string, { method, path, headers, body }: Sent): string => {
  const shown = Object.entries(headers).map(([name, value]) => ` -H ${quoted(`${name}: ${value}`)}`);
  const data = body === undefined ? '' : ` --data-binary ${quoted(body)}`;
  const line = `curl -i --path-as-is -X ${method}${shown.join('')}${data} ${quoted(`${url}${path}`)}`;
  return line.length > maxShown ? `${line.slice(0, maxShown)}… (${line.length} characters)` : line;
};
