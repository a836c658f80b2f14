import { setTimeout as sleep } from 'node:timers/promises';
import { send } from './ingress.mjs';

/** Asks for these in turn, so many times a second whatever the answers, and counts what was no answer. */
export const load = (paths, cookie, perSecond) => {
  const failures = [];
  const times = [];
  const pending = new Set();
  let stopping = false;
  let sent = 0;

  const ask = async () => {
    const path = paths[sent % paths.length];
    sent += 1;
    const began = performance.now();
    try {
      const { status, text } = await send('GET', path, { headers: { cookie } });
      if (status !== 200) failures.push(`${path} ${status} ${text.slice(0, 80)}`);
    } catch (error) {
      failures.push(`${path} ${error.message}`);
    }
    times.push(performance.now() - began);
  };

  const running = (async () => {
    const began = performance.now();
    while (!stopping) {
      const due = began + (sent * 1000) / perSecond;
      if (due > performance.now()) await sleep(due - performance.now());
      const asked = ask().finally(() => pending.delete(asked));
      pending.add(asked);
    }
  })();

  return {
    stop: async () => {
      stopping = true;
      await running;
      await Promise.all(pending);
      times.sort((a, b) => a - b);
      return { sent, failures, p99: Math.round(times[Math.floor(times.length * 0.99)] ?? 0) };
    },
  };
};
