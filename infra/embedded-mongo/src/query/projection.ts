import { Aggregator } from 'mingo';
import { checkProjected } from '../aggregate/check-expression.ts';
import { plain } from '../aggregate/plain.ts';
import type { Doc } from '../bson/codec.ts';
import { fieldOf, isDoc, toNumber } from '../bson/types.ts';
import { badValue, CommandError } from '../errors.ts';
import { compileFilter, type Matcher } from './match.ts';
import type { Env } from './operators.ts';
import { type Position, parts } from './path.ts';

type Tree = Map<string, Tree | true>;
type Special = { path: string; apply: (value: unknown, doc: Doc, score: number) => unknown; field?: true };

export type Projection = (doc: Doc, score?: number) => Doc;

const truthy = (value: unknown): boolean => value === true || (toNumber(value) ?? 0) !== 0;
const isFlag = (value: unknown): boolean => typeof value === 'boolean' || toNumber(value) !== undefined;

const addPath = (tree: Tree, path: string): void => {
  const split = parts(path);
  let node = tree;
  for (const [i, part] of split.entries()) {
    const next = node.get(part);
    const collision = i === split.length - 1 ? next !== undefined : next === true;
    if (collision) throw new CommandError(31249, `Path collision at ${path}`);
    if (i === split.length - 1) node.set(part, true);
    else if (next === undefined) {
      const child: Tree = new Map();
      node.set(part, child);
      node = child;
    } else node = next as Tree;
  }
};

const include = (value: unknown, tree: Tree): unknown => {
  if (Array.isArray(value)) {
    return value.filter((one) => isDoc(one) || Array.isArray(one)).map((one) => include(one, tree));
  }
  const out: Doc = {};
  for (const [name, field] of Object.entries(value as Doc)) {
    const node = tree.get(name);
    if (node === true) out[name] = field;
    else if (node && (isDoc(field) || Array.isArray(field))) out[name] = include(field, node);
  }
  return out;
};

const exclude = (value: unknown, tree: Tree): unknown => {
  if (Array.isArray(value))
    return value.map((one) => (isDoc(one) || Array.isArray(one) ? exclude(one, tree) : one));
  const out: Doc = {};
  for (const [name, field] of Object.entries(value as Doc)) {
    const node = tree.get(name);
    if (node === true) continue;
    out[name] = node && (isDoc(field) || Array.isArray(field)) ? exclude(field, node) : field;
  }
  return out;
};

const slice = (operand: unknown): ((value: unknown) => unknown) => {
  const [a, b] = (Array.isArray(operand) ? operand : [operand]).map(toNumber);
  if (a === undefined || (Array.isArray(operand) && (b === undefined || b <= 0))) {
    throw new CommandError(
      28667,
      'First argument to $slice must be an array or integer, and a limit must be positive',
    );
  }
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (b === undefined) return a < 0 ? value.slice(a) : value.slice(0, a);
    const from = a < 0 ? Math.max(0, value.length + a) : a;
    return value.slice(from, from + b);
  };
};

const elemMatch = (path: string, operand: unknown, env: Env): ((value: unknown) => unknown) => {
  const matches = compileFilter({ [path]: { $elemMatch: operand } }, env);
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find((one) => matches({ [path]: [one] }));
    return found === undefined ? undefined : [found];
  };
};

const positional = (path: string, matches: Matcher): Special => ({
  path,
  field: true,
  apply: (value, doc) => {
    if (!Array.isArray(value)) return value;
    const position: Position = {};
    matches(doc, position);
    if (position.index === undefined) {
      throw new CommandError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return [value[position.index]];
  },
});

const expression = (path: string, operand: unknown, variables: Doc = {}): Special => {
  checkProjected(operand);
  const aggregator = new Aggregator([{ $replaceWith: { value: operand } }] as never, {
    variables: plain(variables) as never,
  });
  return {
    path,
    apply: (_value, doc) => {
      try {
        return (aggregator.run([plain(doc)] as never)[0] as Doc | undefined)?.value;
      } catch (error) {
        throw badValue((error as Error).message);
      }
    },
  };
};

const special = (path: string, value: unknown, env: Env): Special => {
  if (isDoc(value)) {
    if (
      '$slice' in value &&
      !(Array.isArray(value.$slice) && Array.isArray(value.$slice[0])) &&
      typeof value.$slice !== 'string'
    ) {
      return { path, field: true, apply: slice(value.$slice) };
    }
    if ('$elemMatch' in value) return { path, field: true, apply: elemMatch(path, value.$elemMatch, env) };
    if (value.$meta === 'textScore') return { path, apply: (_value, _doc, score) => score };
    if (Object.keys(value).length === 0)
      throw new CommandError(
        51270,
        'An empty sub-projection is not a valid value. Found empty object at path',
      );
  }
  return expression(path, value, env.variables);
};

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

const hasPath = (tree: Tree, path: string): boolean => {
  let node: Tree | true | undefined = tree;
  for (const part of parts(path)) node = node instanceof Map ? node.get(part) : undefined;
  return node !== undefined;
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
