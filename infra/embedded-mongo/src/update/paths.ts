import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { badValue, CommandError, failedToParse } from '../errors.ts';
import { compileFilter, type Matcher } from '../query/match.ts';
import type { Env } from '../query/tests.ts';
import { shown } from '../storage/duplicate-key.ts';
import type { Draft } from './draft.ts';

export type ArrayFilters = ReadonlyMap<string, Matcher>;

const identifierOf = (filter: Doc): string => {
  const found = new Set<string>();
  for (const [key, value] of Object.entries(filter)) {
    if (!key.startsWith('$')) found.add(key.split('.')[0] as string);
    else if (Array.isArray(value)) for (const one of value) if (isDoc(one)) found.add(identifierOf(one));
  }
  const [name, another] = found;
  if (name === undefined)
    throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
  if (another !== undefined)
    throw failedToParse(
      `Error parsing array filter: Expected a single top-level field name, found '${name}' and '${another}'`,
    );
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
    throw badValue(
      `Error parsing array filter: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    );
  return name;
};

export const parseArrayFilters = (filters: unknown, env: Env): ArrayFilters => {
  const parsed = new Map<string, Matcher>();
  for (const filter of (filters ?? []) as unknown[]) {
    if (!isDoc(filter)) throw new CommandError(14, 'arrayFilters must hold objects');
    const name = identifierOf(filter);
    if (parsed.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    parsed.set(name, compileFilter(filter, env));
  }
  return parsed;
};

export const checkArrayFilters = (filters: ArrayFilters, paths: Iterable<readonly string[]>): void => {
  const used = new Set<string>();
  for (const path of paths) {
    for (const part of path) {
      const name = /^\$\[(.+)\]$/.exec(part)?.[1];
      if (name === undefined) continue;
      if (!filters.has(name))
        throw badValue(`No array filter found for identifier '${name}' in path '${path.join('.')}'`);
      used.add(name);
    }
  }
  for (const name of filters.keys()) {
    if (!used.has(name))
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
  }
};

/** The concrete places a path with `$`, `$[]` or `$[name]` stands for in this document. */
export const concretePaths = (
  draft: Draft,
  path: readonly string[],
  position: number | undefined,
  filters: ArrayFilters,
): (readonly string[])[] => {
  const at = path.findIndex((part) => part.startsWith('$'));
  if (at < 0) return [path];
  const part = path[at] as string;
  const before = path.slice(0, at);
  const after = path.slice(at + 1);
  if (part === '$') {
    if (position === undefined) {
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    return concretePaths(draft, [...before, String(position), ...after], position, filters);
  }
  const array = draft.get(before);
  const where = before.join('.');
  if (array === undefined)
    throw badValue(`The path '${where}' must exist in the document in order to apply array updates.`);
  if (!Array.isArray(array))
    throw badValue(`Cannot apply array updates to non-array element ${where}: ${shown(array)}`);
  const name = part.slice(2, -1);
  const matches = name === '' ? () => true : (filters.get(name) as Matcher);
  return array.flatMap((element, i) =>
    matches({ [name]: element })
      ? concretePaths(draft, [...before, String(i), ...after], position, filters)
      : [],
  );
};
