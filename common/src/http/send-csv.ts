import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** Sends it while it is read. An error in the middle ends the connection, which whoever reads notices. */
export const sendCsv = async (res: Response, filename: string, file: AsyncIterable<string>) => {
  res.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${filename}"`,
    'Cache-Control': 'no-store',
  });
  await pipeline(Readable.from(file), res).catch(() => undefined);
};
