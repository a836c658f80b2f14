import type { Request, Response } from 'express';

const heartbeatMs = 15_000;

export interface EventStream {
  send(data: unknown): void;
  onClose(listener: () => void): void;
}

/** Streams that are open: a service that stops ends them, and browsers come back to another replica. */
export type OpenStreams = Set<Response>;

/** Answers with server-sent events, unbuffered, with a comment now and then so that no proxy hangs up. */
export const openEventStream = (req: Request, res: Response): EventStream => {
  const open: OpenStreams = req.app.locals.streams;
  res.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  open.add(res);
  const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMs);
  const leave = () => {
    clearInterval(heartbeat);
    open.delete(res);
  };
  // whoever left while we were still asking the database has closed already
  if (res.closed) leave();
  res.on('close', leave);
  return {
    send: (data) => {
      res.write(`data: ${JSON.stringify(data)}\n\n`);
    },
    onClose: (listener) => {
      res.on('close', listener);
    },
  };
};
