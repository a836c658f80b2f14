import { Long } from 'bson';
import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';

/** Longs as numbers, for mingo, which does not know them. Shares whatever holds none. */
export const plain = (value: unknown): unknown => {
  if (value instanceof Long) return value.toNumber();
  if (Array.isArray(value)) {
    const copy = value.map(plain);
    return copy.some((one, i) => one !== value[i]) ? copy : value;
  }
  if (!isDoc(value)) return value;
  let copy: Doc | undefined;
  for (const [name, field] of Object.entries(value)) {
    const changed = plain(field);
    if (changed === field) continue;
    copy ??= { ...value };
    copy[name] = changed;
  }
  return copy ?? value;
};

/** The same in containers of its own, which mingo may write into. */
export const own = (value: unknown): Doc => copy(value) as Doc;

const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy);
  if (!isDoc(value)) return plain(value);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copy(field)]));
};
