import { badValue, CommandError } from '../errors.ts';
import { isIndex, parts } from '../query/path.ts';

export const checkPath = (path: string): readonly string[] => {
  const split = parts(path);
  if (path === '') throw new CommandError(56, 'An empty update path is not valid.');
  for (const [i, part] of split.entries()) {
    if (part === '')
      throw new CommandError(
        56,
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    const positional = part === '$' || /^\$\[[^\]]*\]$/.test(part);
    if (positional && i === 0)
      throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
    if (part.startsWith('$') && !positional && !['$ref', '$id', '$db'].includes(part)) {
      throw new CommandError(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`,
      );
    }
  }
  return split;
};

const byPart = (a: string, b: string): number =>
  isIndex(a) && isIndex(b) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;

export const byPath = (a: readonly string[], b: readonly string[]): number => {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const difference = byPart(a[i] as string, b[i] as string);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

export const checkConflicts = (paths: (readonly string[])[]): void => {
  const sorted = paths.toSorted(byPath);
  for (let i = 1; i < sorted.length; i += 1) {
    const [a, b] = [sorted[i - 1] as readonly string[], sorted[i] as readonly string[]];
    if (a.every((part, j) => part === b[j])) {
      throw new CommandError(
        40,
        `Updating the path '${b.join('.')}' would create a conflict at '${a.join('.')}'`,
      );
    }
  }
};
