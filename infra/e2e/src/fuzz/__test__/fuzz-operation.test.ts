import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { operationsOf, type Schema } from '../documents.ts';
import { fuzzOperation } from '../fuzz-operation.ts';
import { readOptions } from '../options.ts';
import { roles } from '../requests.ts';

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const errors = { type: 'object', required: ['errors'] };
const [operation] = operationsOf({
  paths: {
    '/api/things/{id}': {
      post: {
        security: [],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', required: false, schema: { type: 'integer' } },
        ],
        requestBody: {
          required: true,
          ...json({ type: 'object', properties: { title: { type: 'string' } }, required: ['title'] }),
        },
        responses: {
          200: json({ type: 'object', properties: { id: { type: 'string' } }, required: ['id'] }),
          400: json({ $ref: '#/components/schemas/errors' }),
        },
      },
    },
  },
  components: { schemas: { errors } },
});

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

type Answer = (body: string, req: IncomingMessage, res: ServerResponse) => void;

/** What comes of a server that answers like that. */
const fuzzed = async (answer: Answer, seed = 7) => {
  server = createServer(async (req, res) => {
    let body = '';
    for await (const part of req) body += part;
    answer(body, req, res);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (!operation) throw new Error('No operation');
  const asked = { url, seed, forMs: 1500, known: () => [], cookieOf: (who: string) => `who=${who}` };
  return fuzzOperation(operation, asked);
};
const answered = (res: ServerResponse, status: number, body: unknown, type = 'application/json') =>
  res.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));

it('When all is answered as documented, then nothing is found, and everybody has asked', async () => {
  const asked = new Set<unknown>();
  const { failure, statuses } = await fuzzed((body, req, res) => {
    asked.add(req.headers.cookie);
    if (body.includes('"title"')) answered(res, 200, { id: '1' });
    else answered(res, 400, { errors: [] });
  });
  expect(failure).toBeUndefined();
  expect(Object.keys(statuses)).toEqual(['200', '400']);
  expect(roles.every((who) => asked.has(`who=${who}`))).toBe(true);
});

it.each<[string, RegExp, (res: ServerResponse) => void]>([
  ['fails', /answered 500/, (res) => answered(res, 500, { errors: [] })],
  ['has another status', /status 418 is not documented/, (res) => answered(res, 418, { errors: [] })],
  ['has another body', /must have required property 'id'/, (res) => answered(res, 200, {})],
  ['is of another type', /200 is text\/html/, (res) => answered(res, 200, '', 'text/html')],
  ['is none', /socket hang up/, (res) => res.destroy()],
  [
    'shows where it was thrown',
    /shows a stack trace/,
    (res) =>
      res.writeHead(400, { 'content-type': 'application/json' }).end('{"errors":[]}\n  at x (a.js:1:2)'),
  ],
])('When an answer %s, then it is found, with the request for a shell', async (_what, why, answer) => {
  const { failure } = await fuzzed((_body, _req, res) => answer(res));
  expect(failure?.why).toMatch(why);
  expect(failure?.curl).toMatch(/^curl -i --path-as-is -X POST .*\/api\/things\//);
});

it('When a title with an operator fails, then the shortest such is shown, the same one for the same seed', async () => {
  const failing: Answer = (body, _req, res) => {
    if (/"title":\{"\$ne"/.test(body)) answered(res, 500, {});
    else answered(res, 200, { id: '1' });
  };
  const first = await fuzzed(failing, 11);
  server.close();
  const again = await fuzzed(failing, 11);
  const withoutPort = (curl?: string) => curl?.replace(/:\d+\//, '/');
  expect(first.failure?.curl).toContain(`--data-binary '{"title":{"$ne":null}}'`);
  expect(withoutPort(again.failure?.curl)).toBe(withoutPort(first.failure?.curl));
}, 20_000);

it('When the options are wrong, then it is said which', () => {
  expect(readOptions(['--seconds', '3', '--seed', '5'])).toEqual({ seconds: 3, seed: 5, only: undefined });
  expect(() => readOptions(['--seconds', 'x'])).toThrow('--seconds x is no time');
  expect(() => readOptions(['--seed', '1.5'])).toThrow('--seed 1.5 is no seed');
});
