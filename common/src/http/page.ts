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
  const last = page.at(-1);
  if (last !== undefined && found.length > limit) {
    const [path, query] = req.originalUrl.split('?');
    const parameters = new URLSearchParams(query);
    parameters.set('cursor', cursorOf(last));
    res.set('Link', `<${path}?${parameters}>; rel="next"`);
  }
  return page;
};
