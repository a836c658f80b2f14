import { closeSync, copyFileSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import type { Databases } from '../storage/databases.ts';
import { readRecords } from './read-records.ts';
import { replay } from './replay.ts';

/** Replays the journal and gives its size, without the tail that a crash left unfinished. */
export const recover = (path: string, databases: Databases, warn: (line: string) => void): number => {
  const fd = openSync(path, 'a+');
  try {
    const good = readRecords(fd, (record) => replay(databases, record));
    const { size } = fstatSync(fd);
    if (size > good) {
      copyFileSync(path, `${path}.torn`);
      ftruncateSync(fd, good);
      warn(
        `embedded-mongo: cut ${size - good} unfinished bytes off the journal at ${good}; journal.torn keeps them`,
      );
    }
    return good;
  } finally {
    closeSync(fd);
  }
};
