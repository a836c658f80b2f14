import { randomUUID } from 'node:crypto';
import { Binary } from 'bson';
import { type Doc, decode, encode, MAX_DOCUMENT_BYTES, startsWithId, tooLarge } from '../bson/codec.ts';
import { keyString } from '../bson/key-string.ts';
import { ObjectId, rank, rankOf } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import { Index } from './index.ts';
import { alreadyThere } from './index-conflicts.ts';
import type { IndexSpec } from './index-spec.ts';
import type { Log } from './log.ts';
import { firstVersion, type Stored } from './stored.ts';
import { TextIndex } from './text-index.ts';

const idSpec: IndexSpec = { name: '_id_', key: { _id: 1 }, unique: true, sparse: false, hidden: false };

export class Collection {
  readonly namespace: string;
  readonly uuid = new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4);
  /** By the key of `_id`; a Map keeps the order of insertion, which is the natural order. */
  readonly rows = new Map<string, Stored>();
  readonly indexes = new Map<string, Index>();
  readonly idIndex = new Index(idSpec);
  text: TextIndex | undefined;
  bytes = 0;
  /** Commands that still walk through it end. */
  dropped = false;
  private readonly log: Log;
  private age = 0;

  constructor(namespace: string, log: Log) {
    this.namespace = namespace;
    this.log = log;
    this.indexes.set('_id_', this.idIndex);
  }

  /** Stores a document as it came; without `_id` it gets one, and `_id` always comes first. */
  insert(raw: Uint8Array): Stored {
    // A copy first: decoded values may be views of the bytes, which must not keep a whole message alive.
    const bytes = Buffer.from(raw);
    const parsed = decode(bytes);
    if (startsWithId(bytes)) return this.insertParsed(parsed, bytes);
    const { _id = new ObjectId(), ...rest } = parsed;
    return this.insertDoc({ _id, ...rest });
  }

  insertDoc(doc: Doc): Stored {
    return this.insertParsed(doc, encode(doc));
  }

  private insertParsed(doc: Doc, bytes: Buffer): Stored {
    if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(bytes.length);
    checkId(doc._id);
    const order = this.age;
    const found = [...this.indexes.values()].map((index) => ({ index, keys: index.keysOf(doc) }));
    for (const { index, keys } of found) {
      if (index !== this.idIndex) index.checkUnique(keys, doc, order, this.namespace);
      else if (this.rows.has(keys.keys[0] as string)) index.checkUnique(keys, doc, order, this.namespace);
    }
    const row = firstVersion({ doc, bytes, id: found[0]?.keys.keys[0] as string, order });
    this.age += 1;
    for (const { index, keys } of found) index.insert(keys, row);
    this.text?.add(row);
    this.rows.set(row.id, row);
    this.bytes += bytes.length;
    this.log.put(this.namespace, bytes);
    return row;
  }

  /** Replaces one version by the next; the same bytes mean nothing changed and nothing is written. */
  update(old: Stored, doc: Doc): Stored {
    return this.replace(old, doc, encode(doc));
  }

  /** What the journal has as the latest version of a document. */
  restore(raw: Buffer): void {
    const bytes = Buffer.from(raw);
    const doc = decode(bytes);
    const old = this.byId(doc._id);
    if (old) this.replace(old, doc, bytes);
    else this.insertParsed(doc, bytes);
  }

  private replace(old: Stored, doc: Doc, bytes: Buffer): Stored {
    if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(bytes.length);
    if (bytes.equals(old.bytes)) return old;
    const row: Stored = { ...old, doc, bytes };
    const changes: {
      index: Index;
      before: ReturnType<Index['keysOf']>;
      after: ReturnType<Index['keysOf']>;
    }[] = [];
    for (const index of this.indexes.values()) {
      if (index === this.idIndex || !index.isTouched(old.doc, doc)) continue;
      const change = { index, before: index.keysOf(old.doc), after: index.keysOf(doc) };
      index.checkUnique(change.after, doc, old.order, this.namespace);
      changes.push(change);
    }
    row.place.row = row;
    for (const { index, before, after } of changes) index.update(before, after, row);
    this.text?.remove(old);
    this.text?.add(row);
    this.rows.set(row.id, row);
    this.bytes += bytes.length - old.bytes.length;
    this.log.put(this.namespace, bytes);
    return row;
  }

  delete(row: Stored): void {
    for (const index of this.indexes.values()) index.remove(index.keysOf(row.doc), row);
    this.text?.remove(row);
    this.rows.delete(row.id);
    this.bytes -= row.bytes.length;
    this.log.remove(this.namespace, row.doc._id);
  }

  /** False when it was there already. */
  createIndex(spec: IndexSpec): boolean {
    if (alreadyThere(this.specs(), spec)) return false;
    if (Object.values(spec.key).includes('text')) {
      if (this.text) throw new CommandError(67, 'only one text index per collection allowed');
      const text = new TextIndex(spec);
      for (const row of this.rows.values()) text.add(row);
      this.text = text;
    } else {
      const index = new Index(spec);
      for (const row of this.rows.values()) {
        const keys = index.keysOf(row.doc);
        index.checkUnique(keys, row.doc, row.order, this.namespace);
        index.insert(keys, row);
      }
      this.indexes.set(spec.name, index);
    }
    this.log.createIndex(this.namespace, spec);
    return true;
  }

  dropIndex(name: string): void {
    if (this.text?.spec.name === name) this.text = undefined;
    else this.indexes.delete(name);
    this.log.dropIndex(this.namespace, name);
  }

  specs(): IndexSpec[] {
    const specs = [...this.indexes.values()].map(({ spec }) => spec);
    return this.text ? [...specs, this.text.spec] : specs;
  }

  byId(id: unknown): Stored | undefined {
    return this.rows.get(keyString(id));
  }
}

const checkId = (id: unknown): void => {
  const of = rankOf(id);
  if (of === rank.array || of === rank.regex || of === rank.missing) {
    throw new CommandError(
      53,
      `The '_id' value cannot be of type ${of === rank.array ? 'array' : of === rank.regex ? 'regex' : 'undefined'}`,
    );
  }
};
