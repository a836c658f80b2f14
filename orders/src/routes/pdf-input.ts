import { oneOf } from '@ticketing/common/base';
import { languages } from '@ticketing/common/contracts';
import type { Request, Response } from 'express';

export const languageQuery = { language: { ...oneOf('Language', languages), optional: true } } as const;

/** What was asked for, or else what the browser speaks. */
export const languageOf = (req: Request & { input: { language?: string } }): 'en' | 'de' => {
  const wanted = req.input.language ?? req.acceptsLanguages([...languages]);
  return wanted === 'de' ? 'de' : 'en';
};

export const sendFile = (res: Response, name: string, contentType: string, content: Buffer | string) => {
  res.set({
    'Content-Type': contentType,
    'Content-Disposition': `inline; filename="${name}"`,
    'Cache-Control': 'no-store',
  });
  res.end(content);
};
