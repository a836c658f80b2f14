import { rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Databases } from '../storage/databases.ts';
import { capture, writeSnapshot } from './snapshot.ts';

const COMPACT_AT_TIMES_LIVE = 4;

/** The file batches are appended to; when it is mostly history it is replaced by a snapshot of what is live. */
export class JournalFile {
  private file: FileHandle;
  private size: number;
  private compactAt: number;
  /** What was appended since a snapshot began, which the new file has to get too. */
  private since: Buffer[] | undefined;
  private finished: { file: FileHandle; size: number } | undefined;
  private snapshot: Promise<void> = Promise.resolve();
  private readonly path: string;
  private readonly databases: Databases;
  private readonly warn: (line: string) => void;

  constructor(
    file: FileHandle,
    path: string,
    size: number,
    databases: Databases,
    compactAt: number,
    warn: (line: string) => void,
  ) {
    this.file = file;
    this.path = path;
    this.size = size;
    this.databases = databases;
    this.compactAt = compactAt;
    this.warn = warn;
  }

  /** Called as soon as a batch is cut, before anything can change again, and never twice at a time. */
  async append(batch: Buffer): Promise<void> {
    this.since?.push(batch);
    // Memory and "this file plus this batch" agree exactly now, so now is when a snapshot can be taken.
    if (this.shouldCompact(batch.length)) this.startSnapshot();
    await writeAll(this.file, batch);
    await this.file.datasync();
    this.size += batch.length;
    if (this.finished) await this.switchTo(this.finished);
  }

  async close(): Promise<void> {
    await this.snapshot;
    await this.file.close();
    await this.finished?.file.close();
    rmSync(`${this.path}.new`, { force: true });
  }

  private shouldCompact(more: number): boolean {
    const size = this.size + more;
    if (this.since || size < this.compactAt) return false;
    let live = 0;
    for (const { bytes } of this.databases.collections.values()) live += bytes;
    return size > live * COMPACT_AT_TIMES_LIVE;
  }

  private startSnapshot(): void {
    this.since = [];
    this.snapshot = writeSnapshot(`${this.path}.new`, capture(this.databases)).then(
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

  private async switchTo({ file, size }: { file: FileHandle; size: number }): Promise<void> {
    const rest = Buffer.concat(this.since ?? []);
    await writeAll(file, rest);
    await file.datasync();
    await rename(`${this.path}.new`, this.path);
    await syncDirectory(dirname(this.path));
    const old = this.file;
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
export const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
