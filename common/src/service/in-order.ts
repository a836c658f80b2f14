import type { RequestHandler } from 'express';

/** One handler of several that do not wait: the router's way from each to the next costs more than most of them do. */
export const inOrder = (...handlers: readonly RequestHandler[]): RequestHandler => {
  return (req, res, next) => {
    let at = 0;
    const step = (error?: unknown): void => {
      const handler = error === undefined ? handlers[at++] : undefined;
      if (handler) handler(req, res, step);
      else next(error);
    };
    step();
  };
};
