import { describe, expect, it } from '@jest/globals';
import { contractDatabase } from './support/contract-database.ts';

const { collection } = contractDatabase('text_and_collation');

const ids = (found: { _id?: unknown }[]) => found.map(({ _id }) => _id).sort();

describe('text search', () => {
  const store = async () => {
    await collection().createIndex({ title: 'text', place: 'text' }, { weights: { title: 5 } });
    await collection().insertMany([
      { _id: 1, title: 'Rock Concert', place: 'Berlin arena' },
      { _id: 2, title: 'Jazz evening', place: 'Rock club Berlin' },
      { _id: 3, title: 'Opera', place: 'Milano' },
      { _id: 4, title: 'Café concert', place: 'Paris' },
    ]);
  };
  const search = async ($search: string) => ids(await collection().find({ $text: { $search } }).toArray());

  it('When words are searched, then documents with any of them are found, whatever the case', async () => {
    await store();
    expect(await search('rock')).toEqual([1, 2]);
    expect(await search('OPERA jazz')).toEqual([2, 3]);
    expect(await search('cafe')).toEqual([4]);
    expect(await search('concerts')).toEqual([1, 4]);
    expect(await search('ro')).toEqual([]);
  });

  it('When a phrase is quoted or a word refused, then that decides', async () => {
    await store();
    expect(await search('"rock concert"')).toEqual([1]);
    expect(await search('rock -jazz')).toEqual([1]);
    expect(await search('"rock club" concert')).toEqual([2]);
  });

  // FTSMatcher::matches (src/mongo/db/fts/fts_matcher.cpp) and UnicodeFTSPhraseMatcher, a search for a substring.
  it.each<[string, number[]]>([
    ['"rock con"', [1]],
    ['"rock" "lin are"', [1]],
    ['"concert" "afe"', [4]],
    ['"oncert"', []],
    ['"CAFÉ CON" concert', [4]],
    ['"rock  concert"', []],
    ['"concert berlin"', []],
    ['"concert" opera', [1, 4]],
  ])(
    'When %s is searched, then a word finds documents, and phrases match inside them: %j',
    async (text, found) => {
      await store();
      expect(await search(text)).toEqual(found);
    },
  );

  // FTSQueryImpl::parse (src/mongo/db/fts/fts_query_impl.cpp).
  it.each<[string, number[]]>([
    ['concert -"rock con"', [4]],
    ['concert -rock-jazz', [4]],
    ['concert - rock', [1, 2, 4]],
    ['concert-rock', [1, 2, 4]],
    ['concert"rock"', [1, 2]],
    ['"concert"-"rock"', [1]],
    ['concert -"rock" -"paris"', []],
    ['-rock', []],
    ['"concert rock', [1, 2, 4]],
  ])(
    'When %s is searched, then a minus refuses only after a space and until the next: %j',
    async (text, found) => {
      await store();
      expect(await search(text)).toEqual(found);
    },
  );

  it('When the score is asked for, then the best comes first', async () => {
    await store();
    const score = { $meta: 'textScore' };
    const found = await collection()
      .find({ $text: { $search: 'rock' } }, { projection: { score } })
      .sort({ score })
      .toArray();
    expect(found.map(({ _id }) => _id)).toEqual([1, 2]);
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score);
  });

  it('When other conditions are there too, then all must hold', async () => {
    await store();
    expect(
      ids(
        await collection()
          .find({ $text: { $search: 'berlin' }, title: /^Jazz/ })
          .toArray(),
      ),
    ).toEqual([2]);
    expect(await collection().countDocuments({ $text: { $search: 'berlin' } })).toBe(2);
  });

  it('When documents change or go, then the search follows', async () => {
    await store();
    await collection().updateOne({ _id: 3 }, { $set: { title: 'Rock opera' } });
    await collection().deleteOne({ _id: 1 });
    expect(await search('rock')).toEqual([2, 3]);
  });

  it('When the index is listed, then it shows the weights, and making it again is nothing', async () => {
    await store();
    expect((await collection().indexes())[1]).toMatchObject({
      name: 'title_text_place_text',
      key: { _fts: 'text', _ftsx: 1 },
      weights: { title: 5, place: 1 },
      default_language: 'english',
    });
    await collection().createIndex({ title: 'text', place: 'text' }, { weights: { title: 5 } });
    expect(await collection().indexes()).toHaveLength(2);
  });

  it('When the index is made as it was listed, as mongorestore does, then it is the same one', async () => {
    await store();
    const [, { v: _, ...listed } = {}] = await collection().indexes();
    await collection().dropIndexes();
    const { key, ...options } = listed as { key: Record<string, 'text' | 1>; name: string };
    await collection().createIndex(key, options);
    expect((await collection().indexes())[1]).toMatchObject(listed);
    await collection().createIndex({ title: 'text', place: 'text' }, { weights: { title: 5 } });
    expect(await search('rock')).toEqual([1, 2]);
  });

  it('When there is no text index, then code 27', async () => {
    await collection().insertOne({ a: 1 });
    await expect(
      collection()
        .find({ $text: { $search: 'x' } })
        .toArray(),
    ).rejects.toMatchObject({ code: 27 });
  });
});

describe('collation of strength 2', () => {
  const collation = { locale: 'en', strength: 2 };

  it('When a unique index has it, then values that differ in case collide', async () => {
    await collection().createIndex({ email: 1 }, { unique: true, collation });
    await collection().insertOne({ email: 'Anna@example.com' });
    await expect(collection().insertOne({ email: 'anna@EXAMPLE.com' })).rejects.toMatchObject({
      code: 11000,
    });
    await expect(collection().insertOne({ email: 'ánna@example.com' })).resolves.toMatchObject({
      acknowledged: true,
    });
  });

  it.each([false, true])('When a query has it, then case does not count (index: %s)', async (index) => {
    if (index) await collection().createIndex({ name: 1 }, { collation });
    await collection().insertMany([
      { _id: 1, name: 'Anna' },
      { _id: 2, name: 'ANNA' },
      { _id: 3, name: 'Änna' },
      { _id: 4, name: 'Bob' },
    ]);
    expect(ids(await collection().find({ name: 'anna' }).collation(collation).toArray())).toEqual([1, 2]);
    expect(
      ids(
        await collection()
          .find({ name: { $in: ['anna', 'bob'] } })
          .collation(collation)
          .toArray(),
      ),
    ).toEqual([1, 2, 4]);
    expect(ids(await collection().find({ name: 'anna' }).toArray())).toEqual([]);
    expect(
      ids(
        await collection()
          .find({ name: { $gte: 'b' } })
          .collation(collation)
          .toArray(),
      ),
    ).toEqual([4]);
  });

  it('When sorted by it, then case does not separate', async () => {
    await collection().insertMany([
      { _id: 1, n: 'b' },
      { _id: 2, n: 'C' },
      { _id: 3, n: 'A' },
    ]);
    const found = await collection().find().sort({ n: 1 }).collation(collation).toArray();
    expect(found.map(({ n }) => n)).toEqual(['A', 'b', 'C']);
    expect((await collection().find().sort({ n: 1 }).toArray()).map(({ n }) => n)).toEqual(['A', 'C', 'b']);
  });

  it('When an update or delete has it, then it finds by it too', async () => {
    await collection().insertOne({ _id: 1, n: 'Anna' });
    await expect(
      collection().updateOne({ n: 'ANNA' }, { $set: { a: 1 } }, { collation }),
    ).resolves.toMatchObject({ modifiedCount: 1 });
    await expect(collection().deleteOne({ n: 'anna' }, { collation })).resolves.toMatchObject({
      deletedCount: 1,
    });
  });

  it('When the index is listed, then its collation is', async () => {
    await collection().createIndex({ email: 1 }, { collation });
    expect((await collection().indexes())[1]).toMatchObject({ name: 'email_1', collation });
  });
});
