import { fieldOf, isDoc } from '../bson/types.ts';
import { isIndex } from '../query/path.ts';

/** Every value a path leads to, arrays on the way and at its end taken apart. */
export const valuesAt = (value: unknown, path: readonly string[], at = 0): unknown[] => {
  if (at === path.length) return Array.isArray(value) ? value : value === undefined ? [] : [value];
  const part = path[at] as string;
  if (Array.isArray(value)) {
    if (isIndex(part)) return valuesAt(value[Number(part)], path, at + 1);
    return value.flatMap((element) => (isDoc(element) ? valuesAt(element, path, at) : []));
  }
  return isDoc(value) ? valuesAt(fieldOf(value, part), path, at + 1) : [];
};
