import { BSONRegExp } from 'bson';
import { badValue, notSupported } from '../errors.ts';

/** PCRE as far as JavaScript has it; what it has not is refused. */
export const toRegExp = (operand: unknown, extraFlags?: unknown): RegExp => {
  if (extraFlags !== undefined && typeof extraFlags !== 'string')
    throw badValue('$options has to be a string');
  let source: string;
  let flags: string;
  if (typeof operand === 'string') [source, flags] = [operand, extraFlags ?? ''];
  else if (operand instanceof RegExp) [source, flags] = [operand.source, extraFlags ?? operand.flags];
  else if (operand instanceof BSONRegExp) [source, flags] = [operand.pattern, extraFlags ?? operand.options];
  else throw badValue('$regex has to be a string');
  if (flags.includes('x')) throw notSupported('The regular expression option x');
  if (/[^imsu]/.test(flags.replace('g', ''))) throw badValue(`invalid flag in regex options: ${flags}`);
  const inline = /^\(\?([ims]+)\)/.exec(source);
  if (inline) [source, flags] = [source.slice(inline[0].length), flags + inline[1]];
  try {
    return new RegExp(source, [...new Set(flags.replace('g', ''))].join(''));
  } catch (error) {
    throw badValue(`Regular expression is invalid: ${(error as Error).message}`);
  }
};

export const regexTest =
  (regex: RegExp) =>
  (value: unknown): boolean => {
    if (typeof value === 'string') return regex.test(value);
    return value instanceof RegExp && value.source === regex.source && value.flags === regex.flags;
  };

/** The fixed text every match starts with (`/^abc/` → `abc`), which an index can look up. */
export const fixedPrefix = (regex: RegExp): string | undefined => {
  if (regex.flags !== '' || !regex.source.startsWith('^') || regex.source.includes('|')) return undefined;
  const prefix = /^\^((?:[\w\s@/:,-]|\\[-./@])+)/.exec(regex.source)?.[1];
  if (!prefix) return undefined;
  const next = regex.source[prefix.length + 1];
  const sure = next !== undefined && '*?{'.includes(next) ? prefix.replace(/\\?.$/s, '') : prefix;
  return sure.replaceAll('\\', '') || undefined;
};
