import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const made: string[] = [];
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

/** A directory that is gone when the file's tests are done. */
export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
  made.push(directory);
  return directory;
};
