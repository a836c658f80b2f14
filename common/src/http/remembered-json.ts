import type { Encoded } from '../base/encoded.ts';
import { lru } from './lru.ts';

/**
 * The JSON of what is read again and again: made once, and given again for the very same bytes. So it is
 * never older than they are, and whatever is not in them `view` must not depend on.
 */
export const rememberedJson = <State>(view: (state: State) => unknown, max = 4000) => {
  const known = lru(max, () => ({ bytes: Buffer.alloc(0), json: '' }));

  return ({ id, bytes, decode }: Encoded<State>): string => {
    const last = known(id);
    if (last?.bytes.equals(bytes)) return last.json;
    const json = JSON.stringify(view(decode()));
    // a copy: what came from the database is a slice of its whole answer
    if (last) Object.assign(last, { bytes: Buffer.from(bytes), json });
    return json;
  };
};
