import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sendText } from './answer.ts';
import type { DevRequest } from './create-dev.ts';

const folder = join(import.meta.dirname, '../../dev');
const types: Record<string, string> = { css: 'text/css', js: 'text/javascript' };

/** A style sheet and a script, as they lie in a folder: nothing builds them. */
export const sendAsset = ({ res, named }: Pick<DevRequest, 'res' | 'named'>): void => {
  const [, ending = ''] = named.split('.');
  try {
    const text = readFileSync(join(folder, named));
    res.writeHead(200, {
      'Content-Type': `${types[ending]}; charset=utf-8`,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    res.end(text);
  } catch {
    sendText(res, 404, 'There is no such file');
  }
};
