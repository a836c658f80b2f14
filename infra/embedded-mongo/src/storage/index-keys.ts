import type { Doc } from '../bson/codec.ts';
import { inverted, keyString } from '../bson/key-string.ts';
import { fieldOf, isDoc } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import type { Collation } from '../query/collation.ts';
import { isIndex, parts } from '../query/path.ts';

export type IndexField = { path: string; parts: readonly string[]; descending: boolean };

export type IndexKeys = {
  keys: string[];
  multikey: boolean;
  present: boolean;
  /** The fields whose value is an array, or lies in one. */
  arrayPaths?: ReadonlySet<string>;
};

export const indexFields = (pattern: Doc): IndexField[] =>
  Object.entries(pattern).map(([path, direction]) => ({
    path,
    parts: parts(path),
    descending: typeof direction === 'number' && direction < 0,
  }));

const keyPart = (value: unknown, field: IndexField, collation?: Collation): string => {
  const key = keyString(value instanceof WholeArray ? value.values : (value ?? null), collation);
  return field.descending ? inverted(key) : key;
};

const EMPTY_ARRAY = Symbol('empty array');
// An empty array is indexed as undefined, which sorts before null.
const emptyKey = (field: IndexField): string =>
  field.descending ? inverted(keyString(undefined)) : keyString(undefined);

/** An array inside an array is one key as a whole, so it must not be taken apart again. */
class WholeArray {
  readonly values: unknown[];
  constructor(values: unknown[]) {
    this.values = values;
  }
}

type Cursor = { value: unknown; at: number };

const step = (cursor: Cursor, field: IndexField): Cursor => {
  let { value, at } = cursor;
  while (at < field.parts.length) {
    const part = field.parts[at] as string;
    if (Array.isArray(value)) {
      if (!isIndex(part)) return { value, at };
      value = value[Number(part)];
    } else {
      value = isDoc(value) ? fieldOf(value, part) : undefined;
    }
    at += 1;
  }
  return { value, at };
};

/** All keys of one document: one, or with an array on the way one for each element. */
export const indexKeys = (doc: Doc, fields: readonly IndexField[], collation?: Collation): IndexKeys => {
  const plain = plainKeys(doc, fields, collation);
  if (plain) return plain;
  const keys = new Set<string>();
  const state = { multikey: false, present: false, arrayPaths: new Set<string>() };
  expand(
    fields.map(() => ({ value: doc, at: 0 })),
    fields,
    collation,
    keys,
    state,
  );
  return { keys: [...keys], ...state };
};

/** Fields of the document itself with one array among them at most, as nearly all are: without a walk. */
const plainKeys = (
  doc: Doc,
  fields: readonly IndexField[],
  collation: Collation | undefined,
): IndexKeys | undefined => {
  if (fields.some(({ parts }) => parts.length > 1)) return undefined;
  const values = fields.map(({ path }) => fieldOf(doc, path));
  const at = values.findIndex(Array.isArray);
  if (at !== values.findLastIndex(Array.isArray)) return undefined;
  const keyOf = (value: unknown, i: number) => keyPart(value, fields[i] as IndexField, collation);
  if (at === -1) {
    const present = values.some((value) => value !== undefined);
    return { keys: [values.map(keyOf).join('')], multikey: false, present };
  }
  const field = fields[at] as IndexField;
  const array = values[at] as unknown[];
  const before = values.slice(0, at).map(keyOf).join('');
  const after = values
    .slice(at + 1)
    .map((value, i) => keyOf(value, at + 1 + i))
    .join('');
  const parts =
    array.length === 0
      ? [emptyKey(field)]
      : array.map((element) => keyOf(Array.isArray(element) ? new WholeArray(element) : element, at));
  const keys = [...new Set(parts)].map((part) => before + part + after);
  return { keys, multikey: true, present: true, arrayPaths: new Set([field.path]) };
};

const expand = (
  cursors: readonly Cursor[],
  fields: readonly IndexField[],
  collation: Collation | undefined,
  keys: Set<string>,
  state: { multikey: boolean; present: boolean; arrayPaths: Set<string> },
): void => {
  const stepped = cursors.map((cursor, i) => step(cursor, fields[i] as IndexField));
  const arrays = stepped.filter(({ value }) => Array.isArray(value));
  const array = arrays[0]?.value as unknown[] | undefined;
  if (array === undefined) {
    if (stepped.some(({ value }) => value !== undefined)) state.present = true;
    keys.add(
      stepped
        .map(({ value }, i) => {
          const field = fields[i] as IndexField;
          return value === EMPTY_ARRAY ? emptyKey(field) : keyPart(value, field, collation);
        })
        .join(''),
    );
    return;
  }
  if (arrays.some(({ value }) => value !== array)) {
    const names = fields.filter((_, i) => Array.isArray(stepped[i]?.value)).map(({ path }) => `[${path}]`);
    throw new CommandError(171, `cannot index parallel arrays ${names.join(' ')}`);
  }
  state.multikey = true;
  for (const [i, { value }] of stepped.entries()) {
    if (value === array) state.arrayPaths.add((fields[i] as IndexField).path);
  }
  state.present = true;
  const elements = array.length === 0 ? [EMPTY_ARRAY] : array;
  for (const element of elements) {
    const next = stepped.map((cursor, i) => {
      if (cursor.value !== array) return cursor;
      const done = cursor.at === (fields[i] as IndexField).parts.length;
      if (done) return { value: Array.isArray(element) ? new WholeArray(element) : element, at: cursor.at };
      return { value: isDoc(element) ? element : undefined, at: cursor.at };
    });
    expand(next, fields, collation, keys, state);
  }
};
