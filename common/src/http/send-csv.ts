import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** A part at a time: the next is read when whoever downloads has taken this one. */
export const sendCsv = async (res: Response, filename: string, parts: AsyncIterable<string>) => {
  res.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${filename}"`,
    'Cache-Control': 'no-store',
  });
  // an error in the middle ends the connection, which whoever reads notices
  await pipeline(Readable.from(parts, { highWaterMark: 1 }), res).catch(() => undefined);
};
