import type { Request, Response } from 'express';

/** `limit` and `cursor`, for a list's `input.query`. */
export const pageQuery = {
  limit: {
    default: { options: 50 },
    isInt: { options: { min: 1, max: 100 } },
    toInt: true,
    errorMessage: { message: 'Limit must be a number from 1 to 100', code: 'limit.invalid' },
  },
  cursor: {
    isString: true,
    optional: true,
    errorMessage: { message: 'Cursor must be the one of the last page', code: 'cursor.invalid' },
  },
} as const;

/** Give it one more than `limit`: what is left over becomes `Link: <…>; rel="next"`, by the last one's cursor. */
export const pageOf = <T>(
  req: Request,
  res: Response,
  limit: number,
  found: T[],
  cursorOf: (last: T) => string,
): T[] => {
  const page = found.slice(0, limit);
  setNext(req, res, nextOf(limit, found, cursorOf));
  return page;
};

/** A page that is ready to be sent, to any number of people. */
export interface ReadyPage {
  body: Buffer;
  next: string | undefined;
}

/** The same as bytes; `jsonOf` gives each one's. */
export const readyPage = <T>(
  limit: number,
  found: T[],
  jsonOf: (item: T) => string,
  cursorOf: (last: T) => string,
): ReadyPage => ({
  body: Buffer.from(`[${found.slice(0, limit).map(jsonOf).join(',')}]`),
  next: nextOf(limit, found, cursorOf),
});

export const sendPage = (req: Request, res: Response, { body, next }: ReadyPage) => {
  setNext(req, res, next);
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.send(body);
};

const nextOf = <T>(limit: number, found: T[], cursorOf: (last: T) => string): string | undefined => {
  const last = found[limit - 1];
  return last !== undefined && found.length > limit ? cursorOf(last) : undefined;
};

const setNext = (req: Request, res: Response, next: string | undefined) => {
  if (next === undefined) return;
  const [path, query] = req.originalUrl.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', next);
  res.setHeader('Link', `<${path}?${parameters}>; rel="next"`);
};
