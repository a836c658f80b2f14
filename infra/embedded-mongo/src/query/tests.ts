import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import type { Collation } from './collation.ts';
import type { Matcher } from './match.ts';
import { anyAt, type Offers, type Position } from './path.ts';

export type Env = {
  collation?: Collation | undefined;
  variables?: Doc | undefined;
  text?: ((operand: unknown) => Matcher) | undefined;
};

export type Single = (value: unknown) => boolean;

export type Test =
  | { kind: 'value'; offers: Offers; passes: Single }
  | { kind: 'not'; of: readonly Test[] }
  | { kind: 'all'; of: readonly Test[] };

export type CompileFilter = (filter: unknown, env: Env) => Matcher;

export const onElements = (passes: Single): Test => ({ kind: 'value', offers: 'both', passes });
export const onWhole = (passes: Single): Test => ({ kind: 'value', offers: 'whole', passes });
export const elements = (passes: Single): Test => ({ kind: 'value', offers: 'elements', passes });
export const not = (...of: Test[]): Test => ({ kind: 'not', of });

export const runAt = (doc: unknown, path: readonly string[], test: Test, position?: Position): boolean => {
  switch (test.kind) {
    case 'value':
      return anyAt(doc, path, 0, test.offers, test.passes, position);
    case 'all':
      return test.of.every((one) => runAt(doc, path, one, position));
    case 'not':
      return !test.of.every((one) => runAt(doc, path, one));
  }
};

/** The same test on one element of an array, as inside `$elemMatch`: its own elements are not looked at. */
export const runOn = (value: unknown, test: Test): boolean => {
  switch (test.kind) {
    case 'value':
      if (test.offers === 'elements') return Array.isArray(value) && value.some((one) => test.passes(one));
      return test.passes(value);
    case 'all':
      return test.of.every((one) => runOn(value, one));
    case 'not':
      return !test.of.every((one) => runOn(value, one));
  }
};

export const isOperatorDoc = (value: unknown): value is Doc => {
  if (!isDoc(value)) return false;
  for (const key of Object.keys(value)) return key.startsWith('$') && !['$ref', '$id', '$db'].includes(key);
  return false;
};
