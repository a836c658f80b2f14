import { setTimeout as sleep } from 'node:timers/promises';

/** Again and again, until it is stopped. */
export const keep = (everyMs: number, act: () => unknown) => {
  let going = true;
  const done = (async () => {
    while (going) {
      await Promise.resolve(act()).catch(() => undefined);
      await sleep(everyMs);
    }
  })();
  return async () => {
    going = false;
    await done;
  };
};
