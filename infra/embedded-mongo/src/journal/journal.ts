import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from '../bson/codec.ts';
import { CommandError } from '../errors.ts';
import type { Databases } from '../storage/databases.ts';
import { describeIndex, type IndexSpec } from '../storage/index-spec.ts';
import type { Log } from '../storage/log.ts';
import { GroupCommit } from './group-commit.ts';
import { JournalFile, syncDirectory } from './journal-file.ts';
import { frame, kinds, MAGIC, NO_BODY } from './record.ts';
import { recover } from './recover.ts';

export type JournalOptions = {
  /** Below this size it is never rewritten. */
  compactAt?: number;
  warn?: (line: string) => void;
};

const toStderr = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const COMPACT_AT_BYTES = 64 * 1024 * 1024;

/** Every change, on the disk before it is answered. Readers see it at once, its writer gets its answer when it is durable. */
export class Journal implements Log {
  readonly path: string;
  private file: JournalFile | undefined;
  private readonly commits = new GroupCommit(async (batch) => this.file?.append(batch));
  private readonly directory: string;
  private readonly compactAt: number;
  private readonly warn: (line: string) => void;

  constructor(directory: string, { compactAt = COMPACT_AT_BYTES, warn = toStderr }: JournalOptions = {}) {
    this.directory = directory;
    this.path = join(directory, 'journal');
    this.compactAt = compactAt;
    this.warn = warn;
  }

  /** Brings the databases to where the journal ends, then begins to record. */
  async open(databases: Databases): Promise<void> {
    mkdirSync(this.directory, { recursive: true });
    const size = recover(this.path, databases, this.warn);
    const handle = await open(this.path, 'a');
    this.file = new JournalFile(handle, this.path, size, databases, this.compactAt, this.warn);
    if (size === 0) this.commits.add(MAGIC);
    await this.settled();
    await syncDirectory(this.directory);
  }

  createCollection(namespace: string): void {
    this.record(kinds.createCollection, namespace);
  }

  dropCollection(namespace: string): void {
    this.record(kinds.dropCollection, namespace);
  }

  createIndex(namespace: string, spec: IndexSpec): void {
    this.record(kinds.createIndex, namespace, () => encode(describeIndex(spec)));
  }

  dropIndex(namespace: string, name: string): void {
    this.record(kinds.dropIndex, namespace, () => encode({ name }));
  }

  put(namespace: string, bytes: Buffer): void {
    this.record(kinds.put, namespace, () => bytes);
  }

  remove(namespace: string, id: unknown): void {
    this.record(kinds.remove, namespace, () => encode({ _id: id }));
  }

  settled(): Promise<void> | undefined {
    return this.commits.settled();
  }

  /** After a failed write memory and disk differ, so no further write may be accepted. */
  check(): void {
    const { failed } = this.commits;
    if (failed) throw new CommandError(1, `the journal cannot be written: ${failed.message}`);
  }

  async close(): Promise<void> {
    await this.settled();
    const file = this.file;
    this.file = undefined;
    await file?.close();
  }

  private record(kind: number, namespace: string, body: () => Buffer = () => NO_BODY): void {
    // While it is being replayed nothing is recorded again.
    if (this.file) this.commits.add(frame(kind, namespace, body()));
  }
}
