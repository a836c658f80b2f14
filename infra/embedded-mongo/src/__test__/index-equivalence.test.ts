import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Doc, encode } from '../bson/codec.ts';
import { compare } from '../bson/compare.ts';
import { keyString } from '../bson/key-string.ts';
import { Decimal128, Long, ObjectId } from '../bson/types.ts';
import { countMatching } from '../commands/count.ts';
import { atOnce } from '../commands/steps.ts';
import { collect, matching } from '../query/matching.ts';
import { prepare, select } from '../query/select.ts';
import { Databases } from '../storage/databases.ts';
import { parseIndexSpec } from '../storage/index-spec.ts';
import { noLog } from '../storage/log.ts';
import { Draft } from '../update/draft.ts';

const id = new ObjectId();

const scalar = fc.oneof(
  { arbitrary: fc.integer({ min: -3, max: 3 }), weight: 4 },
  fc.constantFrom<unknown>(null, true, false, 'a', 'b', '', 'a\u0000b', 0.5, -1.5, Number.NaN, Infinity, -0),
  fc.constantFrom<unknown>(
    Long.fromNumber(2),
    Decimal128.fromString('2.0'),
    Decimal128.fromString('0.1'),
    id,
  ),
  fc.constantFrom<unknown>(Long.fromString('9007199254740993'), 9007199254740992, new Date(0), new Date(-5)),
  // one byte, two, three and four
  fc.constantFrom<unknown>(
    '\u007f',
    '\u0080',
    'é',
    '\uffee',
    '😀',
    '😀a',
    Buffer.from([0, 255]),
    Buffer.from([1]),
  ),
);
const value = fc.oneof(
  { arbitrary: scalar, weight: 5 },
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ b: scalar }, { requiredKeys: [] }),
  fc.array(fc.record({ b: scalar }, { requiredKeys: [] }), { maxLength: 2 }),
);
const document = fc.record({ a: value, b: value, live: fc.boolean() }, { requiredKeys: [] });
const path = fc.constantFrom('a', 'b', 'a.b', 'live');
const condition = fc.oneof(
  value,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $ne: scalar }),
  fc.record({ $elemMatch: fc.record({ b: scalar }) }),
);
const simple = fc
  .array(fc.tuple(path, condition), { maxLength: 3 })
  .map((pairs): Doc => Object.fromEntries(pairs));
const filter = fc.oneof(
  simple,
  fc.array(simple, { minLength: 1, maxLength: 2 }).map(($or): Doc => ({ $or })),
);

const direction = fc.constantFrom(1, -1);
const index = fc.oneof(
  fc.record({
    key: fc.oneof(
      fc.record({ a: direction }),
      fc.record({ b: direction }),
      fc.record({ 'a.b': direction }),
      fc.record({ live: direction, b: direction }),
      fc.record({ a: direction, b: direction }),
      fc.record({ 'a.b': direction, b: direction }),
    ),
    sparse: fc.boolean(),
  }),
  fc.record({
    key: fc.record({ b: direction }),
    partialFilterExpression: fc.constantFrom<Doc>(
      { live: true },
      { b: { $exists: true } },
      { b: { $gt: 0 } },
      { b: { $type: 'number' } },
    ),
  }),
);
const sort = fc.option(fc.record({ b: direction }), { nil: undefined });

/** Of an array the least element counts, descending the greatest. */
const sortKey = (b: unknown, descending: boolean): string => {
  if (!Array.isArray(b)) return keyString(b ?? null);
  const keys = b.map((one) => keyString(one)).sort();
  return (descending ? keys.at(-1) : keys[0]) ?? keyString(undefined);
};

const inSteps = new Databases(noLog, true);

const parallel = (error: unknown): boolean => (error as { code?: number }).code === 171;

describe('indexes', () => {
  it('When any query runs with any index, then it finds what a scan of everything finds', () => {
    const world = fc.record({ documents: fc.array(document, { maxLength: 12 }), filter, index, sort });
    fc.assert(
      fc.property(world, (given) => {
        const databases = new Databases(noLog);
        const [bare, indexed] = [databases.open('d', 'bare'), databases.open('d', 'indexed')];
        indexed.createIndex(parseIndexSpec({ name: 'i', ...given.index }));
        for (const [_id, one] of given.documents.entries()) {
          try {
            indexed.insert(encode({ _id, ...one }));
            bare.insert(encode({ _id, ...one }));
          } catch (error) {
            if (!parallel(error)) throw error;
          }
        }
        const find = (collection: typeof bare, hint?: unknown) =>
          select(collection, prepare(collection, given.filter), { sort: given.sort, hint }).rows.map(
            ({ doc }) => doc,
          );
        const [expected, found] = [find(bare, { $natural: 1 }), find(indexed)];
        // Row by row, with nobody in between.
        const query = prepare(indexed, given.filter);
        const rows = matching(inSteps, indexed, query, { sort: given.sort });
        expect(atOnce(collect(atOnce(rows))).map(({ doc }) => doc)).toEqual(found);
        const ids = (docs: Doc[]) => docs.map(({ _id }) => Number(_id)).sort((x, y) => x - y);
        expect(ids(found)).toEqual(ids(expected));
        expect(atOnce(countMatching(databases, indexed, query, {}))).toBe(expected.length);
        if (!given.sort) return;
        const keys = (docs: Doc[]) => docs.map(({ b }) => sortKey(b, given.sort?.b === -1));
        expect(keys(found)).toEqual(keys(expected));
      }),
      { numRuns: 10_000 },
    );
  });

  it('When two values are compared, then their keys sort the same way', () => {
    const sign = (n: number) => Math.sign(n);
    const byKey = (x: unknown, y: unknown) =>
      keyString(x) < keyString(y) ? -1 : keyString(x) > keyString(y) ? 1 : 0;
    fc.assert(
      fc.property(value, value, (x, y) => {
        expect(byKey(x, y)).toBe(sign(compare(x, y)));
      }),
      { numRuns: 5000 },
    );
  });

  it('When documents change and go, then the index follows', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.option(document)), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (given) => {
        const collection = new Databases(noLog).open('d', 'c');
        collection.createIndex(parseIndexSpec({ name: 'i', key: { a: 1 } }));
        for (const [_id, one] of given) {
          const row = collection.byId(_id);
          if (!one && row) collection.delete(row);
          else if (one && row) collection.update(row, { _id, ...one });
          else if (one) collection.insert(encode({ _id, ...one }));
        }
        const list = collection.indexes.get('i')?.list;
        const expected = [...collection.rows.values()].flatMap(
          (row) => collection.indexes.get('i')?.keysOf(row.doc).keys ?? [],
        );
        const found: string[] = [];
        list?.scan('', '\uffff', (row, key) => {
          expect(collection.rows.get(row.id)).toBe(row);
          return found.push(key) > 0;
        });
        expect(found).toEqual(expected.sort());
        expect(list?.size).toBe(found.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('When an update shares with the old version what it does not touch, then each index follows all the same', () => {
    const write = fc.oneof(
      fc.record({ path: fc.constant(['live']), value: fc.boolean() }),
      fc.record({ path: fc.constantFrom(['a', 'b'], ['b'], ['c']), value: scalar }),
    );
    fc.assert(
      fc.property(fc.array(write, { maxLength: 12 }), (writes) => {
        const collection = new Databases(noLog).open('d', 'c');
        const live = { live: true };
        for (const key of [{ 'a.b': 1 }, { b: -1, c: 1 }]) {
          collection.createIndex(parseIndexSpec({ name: JSON.stringify(key), key }));
          collection.createIndex(
            parseIndexSpec({ name: `live ${JSON.stringify(key)}`, key, partialFilterExpression: live }),
          );
        }
        let row = collection.insert(encode({ _id: 1, a: { b: 0 }, b: 0, live: true }));
        for (const { path, value } of writes) {
          const draft = new Draft(row.doc);
          draft.set(path, value);
          row = collection.update(row, draft.root);
        }
        for (const index of collection.indexes.values()) {
          const found: [string, unknown][] = [];
          index.list.scan('', '\uffff\uffff', (one, key) => found.push([key, one.doc]) > 0);
          expect(found).toEqual(index.keysOf(row.doc).keys.map((key) => [key, row.doc]));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
