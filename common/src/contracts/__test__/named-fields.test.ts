import { expect, it } from '@jest/globals';
import { z } from 'zod';
import type { EventDefinition } from '../define-event.ts';
import * as events from '../index.ts';
import { namedFields } from '../named-fields.ts';

const definitions = Object.values<unknown>(events).filter(
  (value): value is EventDefinition => typeof value === 'object' && value !== null && 'sample' in value,
);

/** With a field that nobody asked for, in each object of it. */
const withExtras = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withExtras)
    : typeof value === 'object' && value !== null
      ? {
          ...Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withExtras(part)])),
          extra: 1,
        }
      : value;

it.each(definitions.map((event) => [event.type, event] as const))(
  'When %s is made of more than it names, then its fields are those that its schema leaves',
  (_, { data, sample }) => {
    const take = namedFields(data);
    expect(take?.(withExtras(sample))).toEqual(data.parse(withExtras(sample)));
    expect(take?.(withExtras(sample))).toEqual(sample);
  },
);

it('When an optional field is undefined, then it is left out', () => {
  expect(namedFields(z.object({ reason: z.string().optional() }))?.({ reason: undefined })).toStrictEqual({});
});

it('When an optional part is null, then it stays so, and one that is there has its named fields', () => {
  const take = namedFields(z.object({ part: z.object({ id: z.string() }).nullable().optional() }));
  expect(take?.({ part: null })).toStrictEqual({ part: null });
  expect(take?.({ part: { id: 'a', extra: 1 } })).toStrictEqual({ part: { id: 'a' } });
  expect(take?.({})).toStrictEqual({});
});

it('When it is a list of objects, then each has its named fields', () => {
  const take = namedFields(z.object({ parts: z.array(z.object({ id: z.string() })).optional() }));
  expect(take?.({ parts: [{ id: 'a', extra: 1 }, { id: 'b' }] })).toStrictEqual({
    parts: [{ id: 'a' }, { id: 'b' }],
  });
  expect(take?.({})).toStrictEqual({});
});

it.each([
  ['one of several objects', z.union([z.object({}), z.string()])],
  ['another value than was given', z.string().transform(Number)],
  ['a value that is coerced', z.coerce.number()],
  ['a text that is trimmed', z.string().max(5).trim()],
  ['an optional part that must be parsed', z.record(z.string(), z.string()).optional()],
  ['a list of what must be parsed', z.array(z.looseObject({}))],
  ['fields of any name', z.looseObject({})],
  ['fields without names', z.record(z.string(), z.string())],
])('When a schema has %s, then it must be parsed', (_, part) => {
  expect(namedFields(z.object({ part }))).toBeUndefined();
});
