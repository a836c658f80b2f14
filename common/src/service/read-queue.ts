import type { IncomingMessage, ServerResponse } from 'node:http';

/** Slow from so long at the head of the queue on, until it is a quarter: what is between the two changes nothing. */
const slowMs = 200;
const pollIntervalMs = 10;

declare module 'node:http' {
  interface IncomingMessage {
    /** Before anything was done for it. */
    queuedMs?: number;
  }
}

interface Queued {
  req: IncomingMessage;
  res: ServerResponse;
  since: number;
  handle: () => void;
}

/**
 * Handles so many requests at a time, others in their order. More at a time are not answered sooner; they make one turn
 * of the event loop as long as all their work, and for so long nothing is refused.
 */
export const createReadQueue = (maxConcurrent: number) => {
  const running = new Set<ServerResponse>();
  const queue: Queued[] = [];
  let slow = false;
  let polling: NodeJS.Timeout | undefined;

  const run = (res: ServerResponse, handle: () => void) => {
    running.add(res);
    handle();
  };

  const runQueued = () => {
    while (running.size < maxConcurrent) {
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

  /** An event stream, or an answer that its client receives slowly, is no work any more. */
  const poll = () => {
    for (const res of running) if (res.headersSent) running.delete(res);
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

    add: (req: IncomingMessage, res: ServerResponse, handle: () => void) => {
      if (running.size < maxConcurrent) return run(res, handle);
      queue.push({ req, res, since: performance.now(), handle });
      polling ??= setInterval(poll, pollIntervalMs);
    },

    /** Answered, or its client has gone. */
    closed: (res: ServerResponse) => {
      if (running.delete(res)) runQueued();
    },
  };
};
