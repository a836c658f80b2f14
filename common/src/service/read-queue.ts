import type { IncomingMessage, ServerResponse } from 'node:http';

/** Slow from so long at the head of the queue on, until it is a quarter: what is between the two changes nothing. */
const slowMs = 200;
/** Then it is refused: what it waits for does not get better. */
const maxQueuedMs = 2000;
const pollIntervalMs = 10;

interface Queued {
  req: IncomingMessage;
  res: ServerResponse;
  since: number;
  handle: () => void;
  refuse: () => void;
}

interface ReadQueueOptions {
  maxConcurrent: number;
  /** A read that takes longer waits for something else than this process, and makes room for others. */
  maxWorkMs: number;
}

/**
 * Handles so many requests at a time, others in their order. More at a time are not answered sooner; they make one turn
 * of the event loop as long as all their work, and for so long nothing is refused.
 */
export const createReadQueue = ({ maxConcurrent, maxWorkMs }: ReadQueueOptions) => {
  // places instead of a Map, which costs each read more than to look for its place (decision 138)
  const running: (ServerResponse | undefined)[] = Array(maxConcurrent).fill(undefined);
  const startedAt: number[] = Array(maxConcurrent).fill(0);
  const queue: Queued[] = [];
  let slow = false;
  let polling: NodeJS.Timeout | undefined;

  const hasPlace = () => running.includes(undefined);
  const run = (res: ServerResponse, handle: () => void) => {
    const place = running.indexOf(undefined);
    running[place] = res;
    startedAt[place] = performance.now();
    handle();
  };

  const runQueued = () => {
    while (hasPlace()) {
      const first = queue.shift();
      if (!first) break;
      if (first.res.closed) continue;
      first.req.queuedMs = performance.now() - first.since;
      run(first.res, first.handle);
    }
    if (queue.length > 0) return;
    clearInterval(polling);
    polling = undefined;
  };

  const poll = () => {
    const now = performance.now();
    // an event stream, or an answer that its client receives slowly, is no work any more
    for (const [place, res] of running.entries()) {
      if (res?.headersSent || now - (startedAt[place] ?? now) > maxWorkMs) running[place] = undefined;
    }
    while (queue[0] && now - queue[0].since > maxQueuedMs) {
      const { res, refuse } = queue.shift() as Queued;
      if (!res.closed) refuse();
    }
    runQueued();
  };

  return {
    length: () => queue.length,

    isSlow: () => {
      const [first] = queue;
      const waitedMs = first ? performance.now() - first.since : 0;
      slow = waitedMs > (slow ? slowMs / 4 : slowMs);
      return slow;
    },

    add: (req: IncomingMessage, res: ServerResponse, handle: () => void, refuse: () => void) => {
      if (hasPlace()) return run(res, handle);
      queue.push({ req, res, since: performance.now(), handle, refuse });
      polling ??= setInterval(poll, pollIntervalMs);
    },

    /** Answered, or its client has gone. */
    closed: (res: ServerResponse) => {
      const place = running.indexOf(res);
      if (place < 0) return;
      running[place] = undefined;
      runQueued();
    },
  };
};
