import { lru } from './lru.ts';

/** A formatter is dear to make, and it is the only one who knows. */
const known = lru(1000, (name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return undefined;
  }
});

/** Whether this names a time zone: Intl also takes offsets, which know no summer time. */
export const isTimeZone = (name: string): boolean => /^[A-Za-z]/.test(name) && known(name) !== undefined;
