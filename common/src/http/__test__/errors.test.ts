import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  BadRequestError,
  ConflictError,
  type ErrorItem,
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

const thrown: [number, Error, ErrorItem[], Record<string, string>?][] = [
  [
    400,
    new BadRequestError('Ticket is already reserved', 'ticket.reserved'),
    [{ message: 'Ticket is already reserved', code: 'ticket.reserved' }],
  ],
  [
    400,
    new RequestValidationError([
      { message: 'Title is required', field: 'title', code: 'title.required' },
      { message: 'Price must be greater than 0', field: 'price', code: 'price.not-positive' },
    ]),
    [
      { message: 'Title is required', field: 'title', code: 'title.required' },
      { message: 'Price must be greater than 0', field: 'price', code: 'price.not-positive' },
    ],
  ],
  [401, new NotAuthorizedError(), [{ message: 'Not authorized', code: 'session.required' }]],
  [403, new ForbiddenError(), [{ message: 'Forbidden', code: 'request.forbidden' }]],
  [404, new NotFoundError(), [{ message: 'Not found', code: 'resource.not-found' }]],
  [
    409,
    new ConflictError('Lost the race', 'thing.race-lost'),
    [{ message: 'Lost the race', code: 'thing.race-lost' }],
    { 'retry-after': '1' },
  ],
  [
    415,
    new UnsupportedMediaError('Not JSON', 'request.unsupported-media-type'),
    [{ message: 'Not JSON', code: 'request.unsupported-media-type' }],
  ],
  [
    422,
    new UnprocessableError('Key was used', 'idempotency.reused'),
    [{ message: 'Key was used', code: 'idempotency.reused' }],
  ],
  [
    429,
    new TooManyRequestsError(12.3),
    [{ message: 'Too many requests, try again later', code: 'request.rate-limited' }],
    { 'retry-after': '13' },
  ],
  [
    503,
    new UnavailableError(),
    [{ message: 'Temporarily unavailable, try again', code: 'dependency.unavailable' }],
    { 'retry-after': '2' },
  ],
  [
    503,
    Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:27017'), { code: 'ECONNREFUSED' }),
    [{ message: 'Temporarily unavailable, try again', code: 'dependency.unavailable' }],
    { 'retry-after': '2' },
  ],
  [500, new Error('the password is hunter2'), [{ message: 'Something went wrong', code: 'internal' }]],
];

let test: TestService;
beforeAll(async () => {
  const routes = [
    ...thrown.map(([, error, errors], index) =>
      route({
        get: `/api/things/throw/${index}`,
        summary: 'Throw',
        who: 'anyone',
        answer: { 204: 'nothing' },
        codes: errors.map(({ code }) => code),
        handle: () => Promise.reject(error),
      }),
    ),
    route({
      get: '/api/things/unlisted',
      summary: 'Refuse',
      who: 'anyone',
      answer: { 204: 'nothing' },
      handle: () => Promise.reject(new BadRequestError('No', 'thing.unlisted')),
    }),
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
          email: {
            isString: true,
            isEmail: true,
            errorMessage: { message: 'Email must be valid', code: 'email.invalid' },
          },
          quantity: {
            isInt: true,
            toInt: true,
            optional: true,
            errorMessage: { message: 'Quantity must be a number', code: 'quantity.invalid' },
          },
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

  it('When a route refuses with a code that it does not document, then its tests see that', async () => {
    const { body } = await test.request.get('/api/things/unlisted').expect(500);
    expect(body.errors[0].message).toBe(
      'get /api/things/unlisted refuses with a code that it does not document: thing.unlisted',
    );
  });

  it('When no route is known by that name, then 404', async () => {
    for (const path of ['/api/nothing', '/', '/api/things/unknown/deep']) {
      const response = await test.request.get(path);
      expect([response.status, response.body]).toEqual([
        404,
        { errors: [{ message: 'Not found', code: 'resource.not-found' }] },
      ]);
    }
  });

  it('When the path does not decode, then 400', async () => {
    const response = await fetch(`${test.url}/api/things/named/%E0%A4%A`);
    expect([response.status, await response.json()]).toEqual([
      400,
      { errors: [{ message: expect.any(String), code: 'request.malformed' }] },
    ]);
  });

  const post = (body: string, type = 'application/json') =>
    test.request.post('/api/things').set('Content-Type', type).send(body);

  it('When the body is broken JSON, then 400', async () => {
    const response = await post('{"email":');
    expect([response.status, response.body]).toEqual([
      400,
      { errors: [{ message: 'Body is not valid JSON', code: 'request.invalid-json' }] },
    ]);
  });

  it('When the body has 1 MB, then 413', async () => {
    const response = await post(JSON.stringify({ email: 'x'.repeat(1_000_000) }));
    expect([response.status, response.body]).toEqual([
      413,
      { errors: [{ message: 'Body is larger than 100 KB', code: 'request.too-large' }] },
    ]);
  });

  it('When the body is not JSON at all, then 415', async () => {
    const response = await post('email=a@example.com', 'application/x-www-form-urlencoded');
    expect([response.status, response.body]).toEqual([
      415,
      {
        errors: [
          { message: 'Content-Type must be application/json', code: 'request.unsupported-media-type' },
        ],
      },
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
      { errors: [{ message: 'Email must be valid', field: 'email', code: 'email.invalid' }] },
    ]);
  });

  it('When a list comes for a number, then 400 names the field', async () => {
    const response = await post(JSON.stringify({ email: 'a@example.com', quantity: [1, 2] }));
    expect(response.body).toEqual({
      errors: [{ message: 'Quantity must be a number', field: 'quantity', code: 'quantity.invalid' }],
    });
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
