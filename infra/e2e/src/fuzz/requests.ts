import fc, { type Arbitrary } from 'fast-check';
import type { Operation, Schema } from './documents.ts';
import { allowed, hostileText, hostileValue } from './values.ts';

export const roles = ['admin', 'seller', 'buyer', 'nobody'] as const;
export type Who = (typeof roles)[number];

export interface FuzzRequest {
  who: Who;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** Values of the shop as it is now, by the names that fields have; found by chance none is. */
export type Known = (operation: Operation, name: string) => readonly unknown[];

interface Field {
  name: string;
  schema: Schema;
  required: boolean;
}
type Given = [name: string, value: unknown][];

const escaped = (text: string) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));

const rightValue = (operation: Operation, { name, schema }: Field, known: Known): Arbitrary<unknown> => {
  const values = known(operation, name);
  return values.length > 0 ? fc.constantFrom(...values) : allowed(schema);
};

/** Names beside values; by hand, so that a key __proto__ is one of the body's own, and a key may come twice. */
const written = (fields: Given) =>
  `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join()}}`;

const fieldsOf = (
  operation: Operation,
  fields: Field[],
  known: Known,
  hostile: Arbitrary<unknown>,
): Arbitrary<Given> => {
  const right = (field: Field) => fc.tuple(fc.constant(field.name), rightValue(operation, field, known));
  const wrong = ({ name }: Field) => fc.tuple(fc.constant(name), hostile);
  const whole = fc.tuple(
    ...fields.map((field) => fc.option(right(field), { freq: field.required ? 1e6 : 1, nil: undefined })),
  );
  const mixed = fc
    .tuple(
      ...fields.map((field) =>
        fc.oneof(
          { weight: 5, arbitrary: right(field) },
          { weight: 2, arbitrary: wrong(field) },
          { weight: field.required ? 1 : 4, arbitrary: fc.constant(undefined) },
        ),
      ),
      fc.option(fc.tuple(hostileText, hostile), { freq: 5, nil: undefined }),
    )
    .map((given) => given);
  return fc
    .oneof({ weight: 2, arbitrary: whole }, { weight: 3, arbitrary: mixed })
    .map((given) => given.filter((one) => one !== undefined));
};

const bodyOf = (operation: Operation, known: Known): Arbitrary<string | undefined> => {
  const content = operation.requestBody?.content['application/json'];
  const { properties = {}, required = [] } = (content?.schema ?? {}) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  const fields = Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }));
  const described = fieldsOf(operation, fields, known, hostileValue).map(written);
  const wild = fc.oneof(
    hostileValue.map((value) => JSON.stringify(value)),
    hostileText,
    fc.constantFrom('{', '{"a":', '[1,]', '"', `{"a":"${'x'.repeat(110_000)}"}`, '['.repeat(5000)),
  );
  if (operation.method === 'GET') return fc.constant(undefined);
  return fc.oneof(
    { weight: fields.length > 0 ? 18 : 1, arbitrary: described },
    { weight: 1, arbitrary: wild },
    { weight: fields.length > 0 ? 1 : 6, arbitrary: fc.constant(undefined) },
  );
};

/** A head of more than 16 KB is refused (431) by Node's own server, which has no document. */
const maxPath = 12_000;

const pathOf = (operation: Operation, known: Known): Arbitrary<string> => {
  const named = (place: string) => operation.parameters.filter((one) => one.in === place);
  const places = named('path').map(({ name }) => {
    const values = known(operation, name).map((value) => escaped(String(value)));
    const odd = hostileText.filter((text) => text.trim() !== '').map(escaped);
    const raw = fc.constantFrom('665000000000000000000001', '%', '%00', '%ff', '..%2f..', '%F0%9F%8E%AB');
    const real = values.length > 0 ? fc.constantFrom(...values) : raw;
    return fc
      .oneof({ weight: 6, arbitrary: real }, { weight: 1, arbitrary: odd }, { weight: 1, arbitrary: raw })
      .map((value) => [name, value] as const);
  });
  const query = fieldsOf(operation, named('query'), known, hostileText).map((given) =>
    given.map(([name, value]) => `${escaped(name)}=${escaped(String(value))}`).join('&'),
  );
  return fc
    .tuple(fc.tuple(...places), query)
    .map(([values, search]) => {
      const path = values.reduce((text, [name, value]) => text.replace(`{${name}}`, value), operation.path);
      return search ? `${path}?${search}` : path;
    })
    .filter((path) => path.length < maxPath);
};

const type = 'content-type';
const odd: Record<string, string>[] = [
  ...['text/plain', 'application/json; charset=utf-7', 'application/x-www-form-urlencoded', 'x'].map(
    (value) => ({ [type]: value }),
  ),
  { [type]: 'application/json', 'content-encoding': 'gzip' },
  { origin: 'https://elsewhere.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'idempotency-key': 'once' },
  { 'idempotency-key': 'x'.repeat(200) },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
  { cookie: 'session=e30=; session.sig=x' },
  { 'x-door-token': 'a'.repeat(43) },
  { 'x-forwarded-for': '1.2.3.4' },
  { 'accept-language': '*;q=0.0,,,x-'.repeat(20) },
  { traceparent: '00-0-0-0' },
];

/** Of an operation what people send, what they send by mistake, and what is sent to do harm. */
export const requestOf = (operation: Operation, known: Known): Arbitrary<FuzzRequest> =>
  fc.record({
    who: fc.constantFrom(...roles),
    path: pathOf(operation, known),
    body: bodyOf(operation, known),
    headers: fc.oneof(
      { weight: 9, arbitrary: fc.constant<Record<string, string>>({}) },
      { weight: 1, arbitrary: fc.constantFrom(...odd) },
    ),
  });
