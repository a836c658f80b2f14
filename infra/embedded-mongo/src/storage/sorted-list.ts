import { firstFrom, firstWhere } from './binary-search.ts';
import type { Place, Stored } from './stored.ts';

const CHUNK = 256;

type Chunk = { keys: string[]; places: Place[] };

const before = (key: string, order: number, otherKey: string, otherOrder: number): boolean =>
  key < otherKey || (key === otherKey && order < otherOrder);

/** Rows by key, then by age: sorted chunks of a few hundred, so that inserting moves little memory. */
export class SortedList {
  size = 0;
  private chunks: Chunk[] = [{ keys: [], places: [] }];
  /** The last key of each chunk, side by side: looking for one follows no other pointers. */
  private ends: string[] = [''];

  add(key: string, row: Stored): void {
    const at = this.chunkFor(key, row.order);
    const chunk = this.chunks[at] as Chunk;
    const i = lowerBound(chunk, key, row.order);
    if (i === chunk.keys.length) {
      chunk.keys.push(key);
      chunk.places.push(row.place);
      this.ends[at] = key;
    } else {
      chunk.keys.splice(i, 0, key);
      chunk.places.splice(i, 0, row.place);
    }
    this.size += 1;
    if (chunk.keys.length > CHUNK) this.split(at, chunk);
  }

  remove(key: string, row: Stored): void {
    const at = this.chunkFor(key, row.order);
    const chunk = this.chunks[at] as Chunk;
    const i = lowerBound(chunk, key, row.order);
    if (chunk.keys[i] !== key || chunk.places[i]?.order !== row.order) return;
    chunk.keys.splice(i, 1);
    chunk.places.splice(i, 1);
    this.size -= 1;
    if (chunk.keys.length === 0 && this.chunks.length > 1) {
      this.chunks.splice(at, 1);
      this.ends.splice(at, 1);
    } else this.ends[at] = chunk.keys.at(-1) ?? '';
  }

  /** The first row whose key is exactly this one. */
  first(key: string): Stored | undefined {
    const { chunk, i } = this.seek(key);
    const found = this.chunks[chunk] as Chunk;
    return found.keys[i] === key ? found.places[i]?.row : undefined;
  }

  /** The first entry that is not before this key and age. */
  from(key: string, order: number): { key: string; row: Stored } | undefined {
    const chunk = this.chunks[this.chunkFor(key, order)] as Chunk;
    return entryAt(chunk, lowerBound(chunk, key, order));
  }

  /** The last entry that is before this key and age. */
  before(key: string, order: number): { key: string; row: Stored } | undefined {
    const at = this.chunkFor(key, order);
    const chunk = this.chunks[at] as Chunk;
    const i = lowerBound(chunk, key, order) - 1;
    if (i >= 0) return entryAt(chunk, i);
    const previous = this.chunks[at - 1];
    return previous && entryAt(previous, previous.keys.length - 1);
  }

  /** Visits rows with `low <= key < high` until `false` is returned. */
  scan(low: string, high: string, visit: (row: Stored, key: string) => boolean): boolean {
    let { chunk, i } = this.seek(low);
    for (; chunk < this.chunks.length; chunk += 1, i = 0) {
      const { keys, places } = this.chunks[chunk] as Chunk;
      for (; i < keys.length; i += 1) {
        const key = keys[i] as string;
        if (key >= high) return true;
        if (!visit((places[i] as Place).row, key)) return false;
      }
    }
    return true;
  }

  scanBack(low: string, high: string, visit: (row: Stored, key: string) => boolean): boolean {
    let { chunk, i } = this.seek(high);
    for (i -= 1; chunk >= 0; chunk -= 1, i = (this.chunks[chunk]?.keys.length ?? 0) - 1) {
      const { keys, places } = this.chunks[chunk] as Chunk;
      for (; i >= 0; i -= 1) {
        const key = keys[i] as string;
        if (key < low) return true;
        if (!visit((places[i] as Place).row, key)) return false;
      }
    }
    return true;
  }

  /** How many entries lie in the range, without visiting them. */
  count(low: string, high: string): number {
    const from = this.seek(low);
    const to = this.seek(high);
    if (to.chunk < from.chunk) return 0;
    if (from.chunk === to.chunk) return Math.max(0, to.i - from.i);
    let total = (this.chunks[from.chunk] as Chunk).keys.length - from.i + to.i;
    for (let c = from.chunk + 1; c < to.chunk; c += 1) total += (this.chunks[c] as Chunk).keys.length;
    return total;
  }

  private seek(key: string): { chunk: number; i: number } {
    const chunk = this.chunkFor(key, -1);
    return { chunk, i: lowerBound(this.chunks[chunk] as Chunk, key, -1) };
  }

  /** The first chunk whose last entry is not before the place sought; else the last chunk. */
  private chunkFor(key: string, order: number): number {
    const last = this.chunks.length - 1;
    const at = firstFrom(this.ends, key, last);
    if (order < 0 || this.ends[at] !== key) return at;
    return firstWhere(at, last, (middle) => {
      const { keys, places } = this.chunks[middle] as Chunk;
      return !before(keys.at(-1) as string, (places.at(-1) as Place).order, key, order);
    });
  }

  private split(at: number, chunk: Chunk): void {
    // Growing at the end is the common case (ids, dates): leave the full chunk full.
    const cut = at === this.chunks.length - 1 ? CHUNK - 16 : CHUNK >>> 1;
    this.chunks.splice(at + 1, 0, { keys: chunk.keys.splice(cut), places: chunk.places.splice(cut) });
    this.ends.splice(at, 0, chunk.keys[cut - 1] as string);
  }
}

const entryAt = ({ keys, places }: Chunk, i: number): { key: string; row: Stored } | undefined =>
  i < keys.length ? { key: keys[i] as string, row: (places[i] as Place).row } : undefined;

/** Age decides among equal keys, which few have: their index is not unique and does not end with `_id`. */
const lowerBound = ({ keys, places }: Chunk, key: string, order: number): number => {
  const at = firstFrom(keys, key, keys.length);
  if (order < 0 || keys[at] !== key) return at;
  return firstWhere(
    at,
    keys.length,
    (middle) => !before(keys[middle] as string, (places[middle] as Place).order, key, order),
  );
};
