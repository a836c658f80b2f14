import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { type Doc, MAX_DOCUMENT_BYTES } from '../bson/codec.ts';
import { RawList } from '../bson/raw.ts';
import { CommandError } from '../errors.ts';
import type { Steps } from './steps.ts';

const IDLE_MS = 10 * 60 * 1000;
const MAX_OPEN = 10_000;
const DEFAULT_BATCH = 101;

/** What is left of a result: references to immutable rows, turned into bytes only batch by batch. */
export type Source = {
  next(): Buffer | undefined;
  /** Rows are looked for when they are asked for, so none is before its batch. */
  live?: { ended(): boolean };
};

type Cursor = { id: Long; namespace: string; source: Source; usedAt: number; ahead: Buffer | undefined };

function* fill(cursor: Cursor, max: number): Steps<Buffer[]> {
  const batch: Buffer[] = [];
  let bytes = 0;
  while (batch.length < max) {
    const next = cursor.ahead ?? cursor.source.next();
    cursor.ahead = undefined;
    if (!next) break;
    if (batch.length > 0 && bytes + next.length > MAX_DOCUMENT_BYTES) {
      cursor.ahead = next;
      break;
    }
    bytes += next.length;
    batch.push(next);
    if (cursor.source.live) yield;
  }
  return batch;
}

const exhausted = (cursor: Cursor): boolean => {
  if (cursor.source.live) return cursor.ahead === undefined && cursor.source.live.ended();
  cursor.ahead ??= cursor.source.next();
  return cursor.ahead === undefined;
};

export class Cursors {
  private readonly open = new Map<string, Cursor>();

  /** The first batch, and a cursor for the rest if there is any. */
  *answer(namespace: string, source: Source, batchSize = DEFAULT_BATCH, single = false): Steps<Doc> {
    const cursor: Cursor = { id: Long.ZERO, namespace, source, usedAt: Date.now(), ahead: undefined };
    const firstBatch = new RawList(yield* fill(cursor, batchSize));
    if (!single && !exhausted(cursor)) {
      if (this.open.size >= MAX_OPEN) throw new CommandError(2, `more than ${MAX_OPEN} cursors are open`);
      cursor.id = Long.fromBigInt(BigInt.asUintN(62, randomBytes(8).readBigUInt64LE()) | 1n);
      this.open.set(cursor.id.toString(), cursor);
    }
    return { cursor: { firstBatch, id: cursor.id, ns: namespace }, ok: 1 };
  }

  *more(id: unknown, namespace: string, batchSize = Number.POSITIVE_INFINITY): Steps<Doc> {
    const key = String(id);
    const cursor = this.open.get(key);
    if (!cursor) throw new CommandError(43, `cursor id ${key} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    cursor.usedAt = Date.now();
    const nextBatch = new RawList(yield* fill(cursor, batchSize || Number.POSITIVE_INFINITY));
    const done = exhausted(cursor);
    if (done) this.open.delete(key);
    return { cursor: { nextBatch, id: done ? Long.ZERO : cursor.id, ns: namespace }, ok: 1 };
  }

  kill(id: unknown): boolean {
    return this.open.delete(String(id));
  }

  get size(): number {
    return this.open.size;
  }

  closeIdle(now: number): void {
    for (const [key, cursor] of this.open) if (now - cursor.usedAt > IDLE_MS) this.open.delete(key);
  }
}

export const sourceOf = <T>(items: readonly T[], toBytes: (item: T) => Buffer): Source => {
  let at = 0;
  return {
    next: () => {
      if (at >= items.length) return undefined;
      const item = items[at] as T;
      at += 1;
      return toBytes(item);
    },
  };
};

export const sourceFrom = <T>(items: Iterable<T>, toBytes: (item: T) => Buffer, limit?: number): Source =>
  Array.isArray(items) ? sourceOf(items, toBytes) : liveSource(items, toBytes, limit);

/** Rows that are looked for one by one; with a limit the last one is known as such. */
const liveSource = <T>(items: Iterable<T>, toBytes: (item: T) => Buffer, limit = 0): Source => {
  const iterator = items[Symbol.iterator]();
  let taken = 0;
  let ended = false;
  return {
    next: () => {
      const item = iterator.next();
      taken += 1;
      ended = item.done === true || taken === limit;
      return item.done ? undefined : toBytes(item.value);
    },
    live: { ended: () => ended },
  };
};
