import { closeSync, copyFileSync, ftruncateSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from '../bson/codec.ts';
import { CommandError } from '../errors.ts';
import type { Databases } from '../storage/databases.ts';
import { describeIndex, type IndexSpec } from '../storage/index-spec.ts';
import type { Log } from '../storage/log.ts';
import { readRecords } from './read-records.ts';
import { frame, kinds, MAGIC, NO_BODY } from './record.ts';
import { replay } from './replay.ts';
import { capture, writeSnapshot } from './snapshot.ts';

export type JournalOptions = {
  /** Below this size it is never rewritten. */
  compactAt?: number;
  warn?: (line: string) => void;
};

const toStderr = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const COMPACT_AT_BYTES = 64 * 1024 * 1024;
const COMPACT_AT_TIMES_LIVE = 4;

/**
 * Every change, appended before it is answered. While one fdatasync runs the next records gather, and
 * then share one: a group commit. Readers see a change at once, its writer hears of it when it is durable.
 */
export class Journal implements Log {
  private file: FileHandle | undefined;
  private pending: Buffer[] = [];
  private flushing: Promise<void> | undefined;
  private following: Promise<void> | undefined;
  private failed: Error | undefined;
  private size = 0;
  /** What was appended since a snapshot began, which the new file has to get too. */
  private since: Buffer[] | undefined;
  private finished: { file: FileHandle; size: number } | undefined;
  private snapshot: Promise<void> = Promise.resolve();
  private databases: Databases | undefined;
  private readonly directory: string;
  private compactAt: number;
  private readonly warn: (line: string) => void;

  constructor(directory: string, { compactAt = COMPACT_AT_BYTES, warn = toStderr }: JournalOptions = {}) {
    this.directory = directory;
    this.compactAt = compactAt;
    this.warn = warn;
  }

  get path(): string {
    return join(this.directory, 'journal');
  }

  /** Brings the databases to where the journal ends, then begins to record. */
  async open(databases: Databases): Promise<void> {
    mkdirSync(this.directory, { recursive: true });
    const fd = openSync(this.path, 'a+');
    try {
      const good = readRecords(fd, (record) => replay(databases, record));
      const { size } = statSync(this.path);
      if (size > good) {
        copyFileSync(this.path, `${this.path}.torn`);
        ftruncateSync(fd, good);
        this.warn(
          `embedded-mongo: cut ${size - good} unfinished bytes off the journal at ${good}; journal.torn keeps them`,
        );
      }
      this.size = good;
    } finally {
      closeSync(fd);
    }
    this.databases = databases;
    this.file = await open(this.path, 'a');
    if (this.size === 0) this.append(MAGIC);
    await this.settled();
    await syncDirectory(this.directory);
  }

  createCollection(namespace: string): void {
    this.record(kinds.createCollection, namespace, NO_BODY);
  }

  dropCollection(namespace: string): void {
    this.record(kinds.dropCollection, namespace, NO_BODY);
  }

  createIndex(namespace: string, spec: IndexSpec): void {
    if (this.file) this.record(kinds.createIndex, namespace, encode(describeIndex(spec)));
  }

  dropIndex(namespace: string, name: string): void {
    if (this.file) this.record(kinds.dropIndex, namespace, encode({ name }));
  }

  put(namespace: string, bytes: Buffer): void {
    this.record(kinds.put, namespace, bytes);
  }

  remove(namespace: string, id: unknown): void {
    if (this.file) this.record(kinds.remove, namespace, encode({ _id: id }));
  }

  /** Resolves when everything recorded so far is on the disk; nothing to wait for when it is already. */
  settled(): Promise<void> | undefined {
    if (this.failed) return Promise.reject(this.failed);
    if (this.pending.length === 0) return this.flushing;
    if (!this.flushing) return this.startFlush();
    this.following ??= this.flushing.then(() => this.startFlush());
    return this.following;
  }

  /** After a failed write memory and disk differ, so no further write may be accepted. */
  check(): void {
    if (this.failed) throw new CommandError(1, `the journal cannot be written: ${this.failed.message}`);
  }

  async close(): Promise<void> {
    await this.settled();
    await this.snapshot;
    const file = this.file;
    this.file = undefined;
    await file?.close();
    await this.finished?.file.close();
    rmSync(`${this.path}.new`, { force: true });
  }

  private record(kind: number, namespace: string, body: Buffer): void {
    // While it is being replayed nothing is recorded again.
    if (this.file) this.append(frame(kind, namespace, body));
  }

  private append(bytes: Buffer): void {
    this.pending.push(bytes);
  }

  private startFlush(): Promise<void> {
    this.following = undefined;
    this.flushing = this.flush().then(
      () => {
        this.flushing = undefined;
      },
      (error: Error) => {
        this.flushing = undefined;
        this.failed = error;
        this.warn(`embedded-mongo: ${error.message}`);
        throw error;
      },
    );
    return this.flushing;
  }

  private async flush(): Promise<void> {
    const batch = this.pending.length === 1 ? (this.pending[0] as Buffer) : Buffer.concat(this.pending);
    this.pending = [];
    this.since?.push(batch);
    // Memory and "this file plus this batch" agree exactly now, so now is when a snapshot can be taken.
    if (this.shouldCompact(batch.length)) this.startSnapshot();
    const file = this.file as FileHandle;
    await writeAll(file, batch);
    await file.datasync();
    this.size += batch.length;
    if (this.finished) await this.switchFile(this.finished);
  }

  private shouldCompact(more: number): boolean {
    const size = this.size + more;
    if (this.since || !this.databases || size < this.compactAt) return false;
    let live = 0;
    for (const { bytes } of this.databases.collections.values()) live += bytes;
    return size > live * COMPACT_AT_TIMES_LIVE;
  }

  private startSnapshot(): void {
    this.since = [];
    this.snapshot = writeSnapshot(`${this.path}.new`, capture(this.databases as Databases)).then(
      (finished) => {
        this.finished = finished;
      },
      (error: Error) => {
        this.since = undefined;
        this.compactAt = Number.POSITIVE_INFINITY;
        this.warn(`embedded-mongo: the journal could not be compacted: ${error.message}`);
      },
    );
  }

  private async switchFile({ file, size }: { file: FileHandle; size: number }): Promise<void> {
    const rest = Buffer.concat(this.since ?? []);
    await writeAll(file, rest);
    await file.datasync();
    await rename(`${this.path}.new`, this.path);
    await syncDirectory(this.directory);
    const old = this.file as FileHandle;
    this.file = file;
    this.size = size + rest.length;
    this.since = undefined;
    this.finished = undefined;
    await old.close();
  }
}

const writeAll = async (file: FileHandle, bytes: Buffer): Promise<void> => {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
};

/** A new or renamed file is only there after a crash if its directory is written too. */
const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
