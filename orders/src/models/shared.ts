/**
 * Whoever asks for the same thing while an answer is under way shares the next one: a thousand at
 * once cost two reads, and nobody gets an answer that was begun before they asked.
 */
export const shared = <T>(ask: (key: string) => Promise<T>) => {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  const begin = (key: string) => {
    next.delete(key);
    const answer = ask(key).finally(() => running.delete(key));
    running.set(key, answer);
    return answer;
  };

  return (key: string): Promise<T> => {
    const waiting = next.get(key);
    if (waiting) return waiting;
    const before = running.get(key);
    if (!before) return begin(key);
    const after = before.then(
      () => begin(key),
      () => begin(key),
    );
    next.set(key, after);
    return after;
  };
};
