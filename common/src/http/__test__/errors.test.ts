import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotAuthorizedError,
  NotFoundError,
  RequestValidationError,
  TooManyRequestsError,
  UnavailableError,
  UnprocessableError,
  UnsupportedMediaError,
} from '../../base/errors/index.ts';
import { createService } from '../../service/index.ts';
import { startTestService, type TestService } from '../../testing/index.ts';
import { route } from '../route.ts';

const thrown: [number, Error, object[], Record<string, string>?][] = [
  [400, new BadRequestError('Ticket is already reserved'), [{ message: 'Ticket is already reserved' }]],
  [
    400,
    new RequestValidationError([
      { message: 'Title is required', field: 'title' },
      { message: 'Price must be greater than 0', field: 'price' },
    ]),
    [
      { message: 'Title is required', field: 'title' },
      { message: 'Price must be greater than 0', field: 'price' },
    ],
  ],
  [401, new NotAuthorizedError(), [{ message: 'Not authorized' }]],
  [403, new ForbiddenError(), [{ message: 'Forbidden' }]],
  [404, new NotFoundError(), [{ message: 'Not found' }]],
  [409, new ConflictError('Lost the race'), [{ message: 'Lost the race' }], { 'retry-after': '1' }],
  [415, new UnsupportedMediaError('Not JSON'), [{ message: 'Not JSON' }]],
  [422, new UnprocessableError('Key was used'), [{ message: 'Key was used' }]],
  [
    429,
    new TooManyRequestsError(12.3),
    [{ message: 'Too many requests, try again later' }],
    { 'retry-after': '13' },
  ],
  [503, new UnavailableError(), [{ message: 'Temporarily unavailable, try again' }], { 'retry-after': '2' }],
  [
    503,
    Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:27017'), { code: 'ECONNREFUSED' }),
    [{ message: 'Temporarily unavailable, try again' }],
    { 'retry-after': '2' },
  ],
  [500, new Error('the password is hunter2'), [{ message: 'Something went wrong' }]],
];

let test: TestService;
beforeAll(async () => {
  const routes = [
    ...thrown.map(([, error], index) =>
      route({
        get: `/api/things/throw/${index}`,
        summary: 'Throw',
        who: 'anyone',
        answer: { 204: 'nothing' },
        handle: () => Promise.reject(error),
      }),
    ),
    route({
      get: '/api/things/named/:name',
      summary: 'Show',
      who: 'anyone',
      answer: { 204: 'nothing' },
      handle: (_req, res) => res.status(204).send(),
    }),
    route({
      post: '/api/things',
      summary: 'Take',
      who: 'anyone',
      input: {
        body: {
          email: { isString: true, isEmail: true, errorMessage: 'Email must be valid' },
          quantity: { isInt: true, toInt: true, optional: true, errorMessage: 'Quantity must be a number' },
        },
      },
      answer: { 200: z.unknown() },
      handle: (req, res) => res.json(req.body),
    }),
  ];
  test = await startTestService((platform) =>
    createService({ name: 'things', path: '/api/things', routes, listeners: [], outboxes: [] }, platform),
  );
});
afterAll(() => test.stop());

describe('an error', () => {
  it.each(thrown.map((row, index) => [row[0], row[1].constructor.name, index] as const))(
    'When the answer is %s (%s), then it has the shape of all errors',
    async (status, _name, index) => {
      const [, , errors, headers = {}] = thrown[index] as (typeof thrown)[number];
      const response = await test.request.get(`/api/things/throw/${index}`);
      expect({ status: response.status, body: response.body }).toEqual({ status, body: { errors } });
      expect(response.headers).toMatchObject({ 'x-request-id': expect.any(String), ...headers });
      expect(response.headers['content-type']).toMatch(/^application\/json/);
    },
  );

  it('When no route is known by that name, then 404', async () => {
    for (const path of ['/api/nothing', '/', '/api/things/unknown/deep']) {
      const response = await test.request.get(path);
      expect([response.status, response.body]).toEqual([404, { errors: [{ message: 'Not found' }] }]);
    }
  });

  it('When the path does not decode, then 400', async () => {
    const response = await fetch(`${test.url}/api/things/named/%E0%A4%A`);
    expect([response.status, await response.json()]).toEqual([
      400,
      { errors: [{ message: expect.any(String) }] },
    ]);
  });

  const post = (body: string, type = 'application/json') =>
    test.request.post('/api/things').set('Content-Type', type).send(body);

  it('When the body is broken JSON, then 400', async () => {
    const response = await post('{"email":');
    expect([response.status, response.body]).toEqual([
      400,
      { errors: [{ message: 'Body is not valid JSON' }] },
    ]);
  });

  it('When the body has 1 MB, then 413', async () => {
    const response = await post(JSON.stringify({ email: 'x'.repeat(1_000_000) }));
    expect([response.status, response.body]).toEqual([
      413,
      { errors: [{ message: 'Body is larger than 100 KB' }] },
    ]);
  });

  it('When the body is not JSON at all, then 415', async () => {
    const response = await post('email=a@example.com', 'application/x-www-form-urlencoded');
    expect([response.status, response.body]).toEqual([
      415,
      { errors: [{ message: 'Content-Type must be application/json' }] },
    ]);
  });

  it.each([
    ['an object', { email: { $gt: '' } }],
    ['a list', { email: ['a@example.com'] }],
    ['a number', { email: 7 }],
    ['null', { email: null }],
    ['nothing', {}],
  ])('When a string is expected and %s comes, then 400 names the field', async (_what, body) => {
    const response = await post(JSON.stringify(body));
    expect([response.status, response.body]).toEqual([
      400,
      { errors: [{ message: 'Email must be valid', field: 'email' }] },
    ]);
  });

  it('When a list comes for a number, then 400 names the field', async () => {
    const response = await post(JSON.stringify({ email: 'a@example.com', quantity: [1, 2] }));
    expect(response.body).toEqual({ errors: [{ message: 'Quantity must be a number', field: 'quantity' }] });
  });

  it('When another site makes the request, then 403; when no browser does, then it passes', async () => {
    const body = JSON.stringify({ email: 'a@example.com' });
    const own = new URL(test.url).origin;
    for (const [headers, status] of [
      [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
      [{ 'Sec-Fetch-Site': 'same-site' }, 403],
      [{ Origin: 'https://evil.example' }, 403],
      [{ Origin: 'null' }, 403],
      [{ Origin: own, 'Sec-Fetch-Site': 'same-origin' }, 200],
      [{ 'Sec-Fetch-Site': 'none' }, 200],
      [{}, 200],
    ] as const) {
      const response = await post(body).set(headers);
      expect([headers, response.status]).toEqual([headers, status]);
    }
  });

  it('When the caller names its request, then the answer carries that name, unless it is no name', async () => {
    const named = await test.request.get('/api/nothing').set('X-Request-Id', 'mine-1');
    expect(named.headers['x-request-id']).toBe('mine-1');
    const odd = await test.request.get('/api/nothing').set('X-Request-Id', 'a b<script>');
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });
});
