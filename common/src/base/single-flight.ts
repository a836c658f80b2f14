/**
 * One call for a key at a time. Who asks while one runs joins the next one, not the running one, together
 * with all who ask meanwhile: a thousand at once cost two calls, and no answer began before it was asked for.
 */
export const singleFlight = <T>(call: (key: string) => Promise<T>) => {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  const begin = (key: string) => {
    next.delete(key);
    const answer = call(key).finally(() => running.delete(key));
    running.set(key, answer);
    return answer;
  };

  return (key: string): Promise<T> => {
    // first of all: between the end of a call and the start of the next one nothing is running
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
