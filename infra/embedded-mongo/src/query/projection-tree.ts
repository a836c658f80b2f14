import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import { parts } from './path.ts';

/** The paths of a projection, by their parts. */
export type Tree = Map<string, Tree | true>;

export const addPath = (tree: Tree, path: string): void => {
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

export const include = (value: unknown, tree: Tree): unknown => {
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

export const exclude = (value: unknown, tree: Tree): unknown => {
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

export const hasPath = (tree: Tree, path: string): boolean => {
  let node: Tree | true | undefined = tree;
  for (const part of parts(path)) node = node instanceof Map ? node.get(part) : undefined;
  return node !== undefined;
};
