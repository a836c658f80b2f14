import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { picture } from '../picture.ts';

it('When an app.ts changes what it publishes or listens to, then the picture is drawn anew (npm run picture)', async () => {
  const kept = readFileSync(resolve(import.meta.dirname, '../../../platform.svg'), 'utf8');
  expect(kept).toBe(await picture());
});
