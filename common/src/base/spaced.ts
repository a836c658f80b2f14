import { setTimeout as sleep } from 'node:timers/promises';

/** A call that is asked for without end takes a tenth of the time. */
const restPerCall = 9;

/**
 * After a call for a key the next one waits nine times as long as it took, and `maxMs` at most. The first begins
 * at once, and those asked for meanwhile are one. No answer began before it was asked for.
 */
export const spaced = <Answer>(maxMs: number, call: (key: string) => Promise<Answer>) => {
  const resting = new Map<string, Promise<void>>();
  const next = new Map<string, Promise<Answer>>();

  const restAfter = async (key: string, answer: Promise<Answer>) => {
    const beganAt = performance.now();
    await answer.catch(() => {});
    await sleep(Math.min(maxMs, restPerCall * (performance.now() - beganAt)));
    if (!next.has(key)) resting.delete(key);
  };

  const begin = (key: string): Promise<Answer> => {
    next.delete(key);
    const answer = call(key);
    resting.set(key, restAfter(key, answer));
    return answer;
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
