import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { ErrorCode } from '../base/errors/index.ts';
import { errorCodesOf } from './error-codes.ts';
import { parametersOf, requestBodyOf } from './openapi-input.ts';
import type { FileBody, Route } from './route.ts';

type Json = Record<string, unknown>;

const errorsSchema = (codes: ErrorCode[]) =>
  z.object({
    errors: z.array(z.object({ message: z.string(), field: z.string().optional(), code: z.enum(codes) })),
  });

/** The OpenAPI 3.1 document of a service, made of the descriptions that guard and validate its routes. */
export const openapi = (title: string, routes: readonly Route[]) => ({
  openapi: '3.1.1',
  info: { title, version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: '/' }],
  security: [],
  paths: pathsOf(routes),
  components: {
    schemas: Object.fromEntries(
      routes.map((route) => [errorsName(route), jsonSchema(errorsSchema(errorCodesOf(route)))]),
    ),
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'session' },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
  },
});

const pathsOf = (routes: readonly Route[]): Record<string, Json> => {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    try {
      paths[path] = { ...paths[path], [route.method]: operationOf(route) };
    } catch (error) {
      throw new Error(`${route.method} ${route.path}, ${(error as Error).message}`);
    }
  }
  return paths;
};

const idOf = ({ method, path }: Route) => `${method} ${path}`.replace(/\W+/g, '-');
const errorsName = (route: Route) => `errors-of-${idOf(route)}`;

const operationOf = (route: Route): Json => {
  const { method, path, summary, who, input, file } = route;
  return {
    operationId: idOf(route),
    summary,
    // for programs: OpenAPI has no word for a role
    ...(who === 'admin' ? { 'x-role': who } : {}),
    security: who === 'anyone' ? [] : [{ session: [] }, { bearer: [] }],
    parameters: [
      ...parametersOf(path, input),
      ...(method === 'post' && who !== 'anyone' ? [idempotencyKey] : []),
    ],
    ...(file ? fileBodyOf(file) : requestBodyOf(input)),
    responses: { ...answerOf(route), ...refusalsOf(route) },
  };
};

const fileBodyOf = ({ mediaType }: FileBody): Json => ({
  requestBody: { required: true, content: { [mediaType]: {} } },
});

const answerOf = ({ status, body, mediaType }: Route) => ({
  [status]: {
    description: STATUS_CODES[status],
    ...(body ? { content: { [mediaType ?? 'application/json']: { schema: jsonSchema(body) } } } : {}),
  },
});

const refusalsOf = (route: Route) => {
  const { path, who, input, limits, file, refusals = {} } = route;
  const sentences: Record<number, string> = {
    ...(path.includes(':') ? { 400: 'Path is malformed' } : {}),
    ...refusalsOfChange(route),
    ...(input ? { 400: 'Input is invalid' } : {}),
    ...(who === 'anyone' ? {} : { 401: 'Not signed in' }),
    ...(who === 'admin' ? { 403: 'Not an admin' } : {}),
    ...(path.includes(':') ? { 404: 'Not found' } : {}),
    ...(limits ? { 429: 'Too many requests' } : {}),
    ...(file ? { 413: file.tooLarge.message } : {}),
    503: 'A dependency is down, try again',
    ...refusals,
  };
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${errorsName(route)}` } } };
  return Object.fromEntries(
    Object.entries(sentences).map(([status, description]) => [status, { description, content }]),
  );
};

/** Of its body, its origin and its Idempotency-Key. */
const refusalsOfChange = ({ method, signedBody }: Route): Record<number, string> => {
  if (method === 'get') return {};
  return {
    400: 'Body is malformed',
    409: 'Somebody else changed it meanwhile',
    413: 'Body is too large',
    415: 'Body is of another type',
    ...(signedBody ? {} : { 403: 'Another site made the request' }),
    ...(method === 'post' && !signedBody ? { 422: 'Idempotency-Key was used for another request' } : {}),
  };
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same request gets the first answer again, for 24 hours',
  schema: { type: 'string', maxLength: 128 },
};

function jsonSchema(schema: z.ZodType): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' });
  return rest;
}
