import type { Doc } from '../bson/codec.ts';
import { fieldOf, isDoc, toNumber } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import type { Matcher } from './match.ts';
import { parts } from './path.ts';
import { positional, type Special, special } from './projection-operators.ts';
import { addPath, exclude, hasPath, include, type Tree } from './projection-tree.ts';
import type { Env } from './tests.ts';

export type Projection = (doc: Doc, score?: number) => Doc;

const truthy = (value: unknown): boolean => value === true || (toNumber(value) ?? 0) !== 0;
const isFlag = (value: unknown): boolean => typeof value === 'boolean' || toNumber(value) !== undefined;

const place = (doc: Doc, path: string, value: unknown): void => {
  const split = parts(path);
  let node = doc;
  for (const part of split.slice(0, -1)) {
    const next = fieldOf(node, part);
    node[part] = isDoc(next) ? { ...next } : {};
    node = node[part] as Doc;
  }
  const last = split[split.length - 1] as string;
  if (value === undefined) delete node[last];
  else node[last] = value;
};

/** `undefined` when nothing is projected, so that the stored bytes can be sent as they are. */
export const compileProjection = (spec: unknown, matches: Matcher, env: Env = {}): Projection | undefined => {
  if (spec === undefined || spec === null) return undefined;
  if (!isDoc(spec)) throw new CommandError(14, 'projection must be an object');
  const flat = flatten(spec);
  if (flat.length === 0) return undefined;
  const tree: Tree = new Map();
  const specials: Special[] = [];
  let mode: 'include' | 'exclude' | undefined;
  let id = true;
  for (const [path, value] of flat) {
    if (path.endsWith('.$')) {
      mode = 'include';
      const array = path.slice(0, -2);
      addPath(tree, array);
      specials.push(positional(array, matches));
    } else if (!isFlag(value)) {
      const found = special(path, value, env);
      specials.push(found);
      if (isDoc(value) && '$elemMatch' in value) mode ??= 'include';
      else if (!found.field && !(isDoc(value) && '$meta' in value)) mode ??= 'include';
      if (found.field && mode === 'include') addPath(tree, path);
    } else if (path === '_id' && flat.length > 1) {
      id = truthy(value);
    } else {
      const wanted = truthy(value) ? 'include' : 'exclude';
      if (mode !== undefined && mode !== wanted) {
        throw mode === 'exclude'
          ? new CommandError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
          : new CommandError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
      }
      mode = wanted;
      addPath(tree, path);
    }
  }
  if (mode === undefined && specials.length === 0) mode = id ? 'include' : 'exclude';
  if (mode === 'include') {
    for (const { path, field } of specials) if (field && !hasPath(tree, path)) addPath(tree, path);
    if (id && !tree.has('_id')) tree.set('_id', true);
  } else if (!id) tree.set('_id', true);
  return (doc, score = 0) => {
    const base = (mode === 'include' ? include(doc, tree) : exclude(doc, tree)) as Doc;
    for (const { path, apply } of specials) place(base, path, apply(at(doc, path), doc, score));
    return base;
  };
};

const at = (doc: Doc, path: string): unknown => {
  let value: unknown = doc;
  for (const part of parts(path)) value = isDoc(value) ? fieldOf(value, part) : undefined;
  return value;
};

/** `{a: {b: 1}}` says the same as `{'a.b': 1}`. */
const flatten = (spec: Doc, prefix = ''): [string, unknown][] =>
  Object.entries(spec).flatMap(([name, value]): [string, unknown][] => {
    if (name.startsWith('$'))
      throw new CommandError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    return nested ? flatten(value, `${prefix}${name}.`) : [[prefix + name, value]];
  });
