import type { Doc } from '../bson/codec.ts';
import { fieldOf } from '../bson/types.ts';
import { compileFilter, type Matcher } from '../query/match.ts';
import { parts } from '../query/path.ts';
import { duplicateKey } from './duplicate-key.ts';
import { type IndexField, type IndexKeys, indexFields, indexKeys } from './index-keys.ts';
import type { IndexSpec } from './index-spec.ts';
import { SortedList } from './sorted-list.ts';
import type { Stored } from './stored.ts';

/** The fields of a document that a filter asks. */
const rootsOf = (filter: Doc): string[] =>
  Object.entries(filter).flatMap(([name, value]) =>
    name.startsWith('$') ? (value as Doc[]).flatMap(rootsOf) : parts(name).slice(0, 1),
  );

const NONE: IndexKeys = { keys: [], multikey: false, present: false };

export class Index {
  readonly spec: IndexSpec;
  readonly fields: readonly IndexField[];
  readonly list = new SortedList();
  /** Some document has, or had, several keys: bounds and order then say less. */
  multikey = false;
  /** Of which fields: what the others say holds as ever. */
  readonly arrayPaths = new Set<string>();
  private readonly partial: Matcher | undefined;
  private readonly roots: ReadonlySet<string>;

  constructor(spec: IndexSpec) {
    this.spec = spec;
    this.fields = indexFields(spec.key);
    this.partial = spec.partialFilterExpression && compileFilter(spec.partialFilterExpression);
    this.roots = new Set(rootsOf({ ...spec.key, ...spec.partialFilterExpression }));
  }

  /** Whether an update may have changed a document's keys: what it did not touch is in both versions. */
  isTouched(before: Doc, after: Doc): boolean {
    for (const root of this.roots) if (fieldOf(before, root) !== fieldOf(after, root)) return true;
    return false;
  }

  keysOf(doc: Doc): IndexKeys {
    if (this.partial && !this.partial(doc)) return NONE;
    const found = indexKeys(doc, this.fields, this.spec.collation);
    return this.spec.sparse && !found.present ? NONE : found;
  }

  /** Refuses keys that a document other than this one already has. */
  checkUnique({ keys }: IndexKeys, doc: Doc, order: number, namespace: string): void {
    if (!this.spec.unique) return;
    for (const key of keys) {
      const holder = this.list.first(key);
      if (holder && holder.order !== order) throw duplicateKey(namespace, this, doc, key);
    }
  }

  insert(found: IndexKeys, row: Stored): void {
    this.noteArrays(found);
    for (const key of found.keys) this.list.add(key, row);
  }

  remove(found: IndexKeys, row: Stored): void {
    for (const key of found.keys) this.list.remove(key, row);
  }

  update(before: IndexKeys, after: IndexKeys, row: Stored): void {
    for (const key of before.keys) if (!after.keys.includes(key)) this.list.remove(key, row);
    for (const key of after.keys) if (!before.keys.includes(key)) this.list.add(key, row);
    this.noteArrays(after);
  }

  private noteArrays({ multikey, arrayPaths }: IndexKeys): void {
    if (!multikey) return;
    this.multikey = true;
    for (const path of arrayPaths ?? []) this.arrayPaths.add(path);
  }
}
