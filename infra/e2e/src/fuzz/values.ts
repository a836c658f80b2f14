import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from './documents.ts';

const strange = [
  ...[
    '',
    ' ',
    '\t\n',
    '\u0000',
    '\u202e',
    '\ufeff',
    '👩‍👩‍👧',
    'İ',
    '<script>alert(1)</script>',
    "' OR 1=1 --",
  ],
  ...['__proto__', 'constructor', 'toString', 'null', 'undefined', 'true', '$where', '{"$gt":""}', '../..'],
  ...['-1', '0', '1e400', '0x10', 'NaN', 'Infinity', '999999999999999999999', '1.005', '2030-13-45', '٣'],
  ...['\r\nSet-Cookie: a=b', '=1+1', '%00', '%2e%2e%2f', `${'x'.repeat(300)}`, 'x'.repeat(9000)],
];
const operators = [{ $gt: '' }, { $ne: null }, { $where: 'sleep(1000)' }, { $regex: '.*' }, ['a'], [{}]];
const numbers = [0, -0, -1, 0.1, 1.005, 101, 10_001, 1e21, 1e308, 2 ** 53, 5e-324];

export const hostileText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...strange),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

export const hostileValue: Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(...operators, ...numbers, null, true, false, {}, []),
  fc.jsonValue({ maxDepth: 3 }),
);

const textOf = ({ format, minLength = 0, maxLength = 40 }: Schema): Arbitrary<string> => {
  const [min, max] = [Number(minLength), Math.min(Number(maxLength), Number(minLength) + 40)];
  if (format === 'date-time') return fc.constantFrom('2031-05-01T10:00:00Z', '2031-06-01T20:00:00+02:00');
  if (format === 'email') return fc.emailAddress({ size: 'small' });
  return fc.string({ minLength: min, maxLength: max });
};

/** What a schema allows. */
export const allowed = (schema: Schema): Arbitrary<unknown> => {
  if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...schema.enum);
  const { minimum = 0, exclusiveMinimum = minimum, maximum = 1000 } = schema as Record<string, number>;
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: minimum, max: maximum });
    case 'number':
      return fc.integer({ min: exclusiveMinimum * 100 + 1, max: maximum * 100 }).map((cents) => cents / 100);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(fc.string(), { maxLength: 3 });
    case 'object':
      return fc.dictionary(fc.string(), fc.boolean(), { maxKeys: 3 });
    default:
      return textOf(schema);
  }
};
