import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A call for a key begins at least `ms` after the one before it: the first at once, and those asked for
 * meanwhile are one. No answer began before it was asked for.
 */
export const spaced = <Answer>(ms: number, call: (key: string) => Promise<Answer>) => {
  const resting = new Map<string, Promise<void>>();
  const next = new Map<string, Promise<Answer>>();

  const begin = (key: string): Promise<Answer> => {
    next.delete(key);
    resting.set(
      key,
      sleep(ms).then(() => {
        if (!next.has(key)) resting.delete(key);
      }),
    );
    return call(key);
  };

  return (key: string): Promise<Answer> => {
    const waiting = next.get(key);
    if (waiting) return waiting;
    const rest = resting.get(key);
    if (!rest) return begin(key);
    const answer = rest.then(() => begin(key));
    next.set(key, answer);
    return answer;
  };
};
