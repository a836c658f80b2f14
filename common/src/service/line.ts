import type { IncomingMessage, ServerResponse } from 'node:http';

/** Slow from so long in line on, until it is a quarter: what is between the two changes nothing. */
const slowMs = 200;
/** How often it is looked for reads whose answers only have to be sent. */
const lookMs = 10;

declare module 'node:http' {
  interface IncomingMessage {
    /** In line, before anything was done for it. */
    waitedMs?: number;
  }
}

interface Waiting {
  req: IncomingMessage;
  res: ServerResponse;
  since: number;
  letIn: () => void;
}

/**
 * So many requests are worked on at once, and others wait for their turn. More at once make no answer come sooner; they
 * make one turn of the event loop as long as all their work, and for so long nobody is refused.
 */
export const createLine = (maxAtWork: number) => {
  const atWork = new Set<ServerResponse>();
  const waiting: Waiting[] = [];
  let slow = false;
  let looking: NodeJS.Timeout | undefined;

  const begin = (res: ServerResponse, letIn: () => void) => {
    atWork.add(res);
    letIn();
  };

  const next = () => {
    while (atWork.size < maxAtWork) {
      const first = waiting.shift();
      if (!first) break;
      if (first.res.closed) continue;
      first.req.waitedMs = performance.now() - first.since;
      begin(first.res, first.letIn);
    }
    if (waiting.length > 0) return;
    clearInterval(looking);
    looking = undefined;
  };

  /** Who looks on, or takes long to receive, is not worked on. */
  const look = () => {
    for (const res of atWork) if (res.headersSent) atWork.delete(res);
    next();
  };

  return {
    length: () => waiting.length,

    isSlow: () => {
      const [first] = waiting;
      const waitedMs = first ? performance.now() - first.since : 0;
      slow = waitedMs > (slow ? slowMs / 4 : slowMs);
      return slow;
    },

    join: (req: IncomingMessage, res: ServerResponse, letIn: () => void) => {
      if (atWork.size < maxAtWork) return begin(res, letIn);
      waiting.push({ req, res, since: performance.now(), letIn });
      looking ??= setInterval(look, lookMs);
    },

    /** Answered, or gone. */
    leave: (res: ServerResponse) => {
      if (atWork.delete(res)) next();
    },
  };
};
