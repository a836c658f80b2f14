import type { Encoded } from '../base/encoded.ts';
import { lru } from '../base/lru.ts';

/**
 * The JSON of what is read again and again: made once, and given again for the very same bytes. So it is
 * never older than they are, and whatever is not in them `view` must not depend on.
 */
export const rememberedJson = <State>(view: (state: State) => unknown, max?: number) =>
  remembered((state: State) => JSON.stringify(view(state)), max);

/** Anything else that is made of a state alone. */
export const remembered = <State, Made>(make: (state: State) => Made, max = 4000) => {
  const known = lru<{ bytes: Buffer; made?: Made }>(max, () => ({ bytes: Buffer.alloc(0) }));

  return ({ id, bytes, decode }: Encoded<State>): Made => {
    const last = known(id);
    if (last?.made !== undefined && last.bytes.equals(bytes)) return last.made;
    const made = make(decode());
    // a copy: what came from the database is a slice of its whole answer
    if (last) Object.assign(last, { bytes: Buffer.from(bytes), made });
    return made;
  };
};
