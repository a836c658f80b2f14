import type { Clock } from '@ticketing/common/base';

/** One answer for all who ask within `ms`. `forget` when it is known to have changed. */
export const cachedFor = <T>(ms: number, clock: Clock, ask: () => Promise<T>) => {
  let known: { answer: Promise<T>; until: number } | undefined;
  const forget = () => {
    known = undefined;
  };
  const get = (): Promise<T> => {
    const now = clock().getTime();
    if (known && now < known.until) return known.answer;
    const answer = ask();
    answer.catch(forget);
    known = { answer, until: now + ms };
    return answer;
  };
  return { get, forget };
};
