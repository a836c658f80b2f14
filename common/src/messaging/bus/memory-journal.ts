import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { StoredMessage } from './memory-group.ts';

/** What a memory broker writes down: a message, how far a group is, one message a group is done with. */
export type JournalLine =
  | { message: StoredMessage }
  | { floor: { subject: string; group: string; sequence: number } }
  | { done: { subject: string; group: string; sequence: number } };

/** A torn last line, from a process killed while writing it, was never acknowledged to anyone. */
export const readJournal = (file: string): JournalLine[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  lines.pop();
  return lines.map((line) => JSON.parse(line) as JournalLine);
};

const asText = (line: JournalLine) => `${JSON.stringify(line)}\n`;

/** Starts with what still matters (compaction), then appends. Written, not flushed: survives the process. */
export const startJournal = (file: string, lines: JournalLine[]) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, lines.map(asText).join(''));
  renameSync(`${file}.new`, file);
  const descriptor = openSync(file, 'a');
  return {
    append: (line: JournalLine) => {
      writeSync(descriptor, asText(line));
    },
    close: () => closeSync(descriptor),
  };
};
