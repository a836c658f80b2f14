import type { Encoded } from '../base/encoded.ts';

/**
 * The JSON of what is read again and again: made once, and given again for the very same bytes. So it is
 * never older than they are, and whatever is not in them `view` must not depend on.
 */
export const rememberedJson = <State>(view: (state: State) => unknown, max = 2000) => {
  // in the order in which they were last asked for
  const known = new Map<string, { bytes: Buffer; json: string }>();

  return ({ id, bytes, decode }: Encoded<State>): string => {
    const before = known.get(id);
    // a copy: what came from the database is a slice of its whole answer
    const now = before?.bytes.equals(bytes)
      ? before
      : { bytes: Buffer.from(bytes), json: JSON.stringify(view(decode())) };
    known.delete(id);
    known.set(id, now);
    if (known.size > max) known.delete(known.keys().next().value as string);
    return now.json;
  };
};
