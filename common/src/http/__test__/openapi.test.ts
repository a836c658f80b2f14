import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import type { ErrorCode } from '../../base/errors/index.ts';
import { openapi } from '../openapi.ts';
import { route } from '../route.ts';

const no = <const Code extends ErrorCode>(code: Code) => ({ message: 'No', code });

const description = {
  post: '/api/things/:thingId',
  summary: 'Change a thing',
  who: 'user',
  input: {
    query: {
      limit: {
        isInt: { options: { min: 1, max: 100 } },
        toInt: true,
        optional: true,
        errorMessage: no('limit.invalid'),
      },
    },
    body: {
      title: {
        isString: true,
        isLength: { options: { min: 1, max: 80 }, errorMessage: no('title.too-long') },
        errorMessage: no('title.required'),
      },
      price: {
        isFloat: { options: { gt: 0, max: 999_999.99 } },
        toFloat: true,
        errorMessage: no('price.invalid'),
      },
      startsAt: { isString: true, isISO8601: true, optional: true, errorMessage: no('starts-at.invalid') },
      category: {
        isString: true,
        isIn: { options: [['music', 'sport']] },
        errorMessage: no('category.invalid'),
      },
    },
  },
  answer: { 200: z.object({ id: z.string(), note: z.string().optional() }) },
  refusals: { 409: 'Somebody was faster' },
  codes: ['thing.taken'],
  handle: () => undefined,
} as const;

describe('the OpenAPI document', () => {
  const document = openapi('things', [route(description)]);

  it('When a service describes its routes, then the document is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(JSON.parse(JSON.stringify(document)))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('When express-validator rules are given, then they are said in JSON Schema', () => {
    const operation = document.paths['/api/things/{thingId}']?.post as never as {
      requestBody: { content: { 'application/json': { schema: unknown } } };
      parameters: unknown[];
      responses: Record<string, unknown>;
    };
    expect(operation.requestBody.content['application/json'].schema).toEqual({
      type: 'object',
      required: ['title', 'price', 'category'],
      properties: {
        title: { type: 'string', minLength: 1, maxLength: 80 },
        price: { type: 'number', exclusiveMinimum: 0, maximum: 999_999.99 },
        startsAt: { type: 'string', format: 'date-time' },
        category: { type: 'string', enum: ['music', 'sport'] },
      },
    });
    expect(operation.parameters).toEqual([
      { name: 'thingId', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 100 } },
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header' }),
    ]);
    expect(Object.keys(operation.responses)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '413',
      '415',
      '422',
      '503',
    ]);
  });

  it('When a route only reads, then it documents no refusal of a body', () => {
    const look = route({
      get: '/api/things/:thingId',
      summary: 'Look at a thing',
      who: 'anyone',
      answer: { 200: z.object({ id: z.string() }) },
      handle: () => undefined,
    });
    const { paths } = openapi('things', [look]);
    const operation = paths['/api/things/{thingId}']?.get as never as { responses: object };
    expect(Object.keys(operation.responses)).toEqual(['200', '400', '404', '503']);
  });

  it('When Stripe signs the body, then no origin and no Idempotency-Key is refused, but what does not unpack', () => {
    const signed = route({
      post: '/api/things/signed',
      summary: 'Receive a thing',
      who: 'anyone',
      signedBody: true,
      answer: { 200: z.object({ id: z.string() }) },
      handle: () => undefined,
    });
    const { paths, components } = openapi('things', [signed]);
    const operation = paths['/api/things/signed']?.post as never as { responses: object };
    expect(Object.keys(operation.responses)).toEqual(['200', '400', '409', '413', '415', '503']);
    expect(JSON.stringify(components.schemas)).toContain('"request.malformed"');
  });

  it('When a route may refuse, then the codes of its errors are listed: its own, those of its fields, and those of all', () => {
    const errors = document.components.schemas['errors-of-post-api-things-thingId'] as never as {
      properties: { errors: { items: { properties: { code: { enum: string[] } } } } };
    };
    const { enum: codes } = errors.properties.errors.items.properties.code;
    expect(codes).toEqual(
      expect.arrayContaining([
        'thing.taken',
        'title.required',
        'title.too-long',
        'session.required',
        'internal',
      ]),
    );
    expect(codes).not.toContain('request.rate-limited');
  });

  it('When a body is a file, then the document says what of, how large it may be, and how it is refused', async () => {
    const upload = route({
      post: '/api/things',
      summary: 'Upload a thing',
      who: 'user',
      file: { mediaType: 'image/*', maxBytes: 10, tooLarge: no('thing.too-large') },
      answer: { 201: z.object({ id: z.string() }) },
      handle: () => undefined,
    });
    const described = JSON.parse(JSON.stringify(openapi('things', [upload])));
    expect(await new Validator().validate(described)).toEqual({ valid: true });
    const { requestBody, responses } = described.paths['/api/things'].post;
    expect(requestBody).toEqual({ required: true, content: { 'image/*': {} } });
    expect(responses['413'].description).toBe('No');
    expect(JSON.stringify(described.components.schemas)).toContain('"thing.too-large"');
  });

  it('When a field does not state its type, then the service does not start', () => {
    const untyped = {
      ...description,
      input: { body: { title: { notEmpty: true, errorMessage: no('title.required') } } },
    } as const;
    expect(() => openapi('things', [route(untyped)])).toThrow(
      'post /api/things/:thingId, field title: name its type',
    );
  });
});
