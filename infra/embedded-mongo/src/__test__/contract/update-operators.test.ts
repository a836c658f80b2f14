import { describe, expect, it } from '@jest/globals';
import { type Document, Double, Long, Timestamp } from 'mongodb';
import { contractDatabase, type Loose } from './support/contract-database.ts';

const { collection } = contractDatabase('update_operators');

type Case = { when: string; outcome: string; before: Loose; update: Loose; after: Loose };

const cases: Case[] = [
  {
    when: '$set names new and old fields',
    outcome: 'both hold the value',
    before: { a: 1 },
    update: { $set: { a: 2, b: 'x' } },
    after: { a: 2, b: 'x' },
  },
  {
    when: '$set goes deep',
    outcome: 'objects on the way are made',
    before: {},
    update: { $set: { 'a.b.c': 1 } },
    after: { a: { b: { c: 1 } } },
  },
  {
    when: '$set goes past the end of an array',
    outcome: 'the gap is null',
    before: { a: [1] },
    update: { $set: { 'a.3': 4 } },
    after: { a: [1, null, null, 4] },
  },
  {
    when: '$set meets an object with a numeric name',
    outcome: 'it is a field, not an index',
    before: { a: { x: 1 } },
    update: { $set: { 'a.0': 4 } },
    after: { a: { x: 1, 0: 4 } },
  },
  {
    when: '$set has several new fields',
    outcome: 'they come in the order of their names',
    before: {},
    update: { $set: { c: 3, a: 1, b: 2 } },
    after: { a: 1, b: 2, c: 3 },
  },
  {
    when: '$unset names fields',
    outcome: 'they are gone',
    before: { a: 1, b: { c: 1, d: 2 } },
    update: { $unset: { a: '', 'b.c': '', x: '' } },
    after: { b: { d: 2 } },
  },
  {
    when: '$unset names an element',
    outcome: 'null is in its place',
    before: { a: [1, 2, 3] },
    update: { $unset: { 'a.1': '' } },
    after: { a: [1, null, 3] },
  },
  {
    when: '$inc meets a number, nothing and a deep field',
    outcome: 'all are added to',
    before: { a: 1, c: { d: 2 } },
    update: { $inc: { a: 2, b: -1, 'c.d': 0.5 } },
    after: { a: 3, c: { d: 2.5 }, b: -1 },
  },
  {
    when: '$inc leaves 32 bits',
    outcome: 'the number is right',
    before: { a: 2147483647 },
    update: { $inc: { a: 1 } },
    after: { a: 2147483648 },
  },
  {
    when: '$mul meets a number and nothing',
    outcome: 'it multiplies, nothing becomes 0',
    before: { a: 3 },
    update: { $mul: { a: 2, b: 5 } },
    after: { a: 6, b: 0 },
  },
  {
    when: '$min and $max are given',
    outcome: 'only the lower or higher value is taken',
    before: { a: 5, b: 5, c: 5, d: 5 },
    update: { $min: { a: 3, b: 9, e: 1 }, $max: { c: 3, d: 9, f: 1 } },
    after: { a: 3, b: 5, c: 5, d: 9, e: 1, f: 1 },
  },
  {
    when: '$min compares dates',
    outcome: 'the earlier stays',
    before: { at: new Date(5) },
    update: { $min: { at: new Date(9) } },
    after: { at: new Date(5) },
  },
  {
    when: '$min compares types',
    outcome: 'a number is lower than a string',
    before: { a: 'x' },
    update: { $min: { a: 7 } },
    after: { a: 7 },
  },
  {
    when: '$rename moves a field',
    outcome: 'it has the new name',
    before: { a: 1, b: { c: 2 } },
    update: { $rename: { a: 'z', 'b.c': 'b.d', none: 'q' } },
    after: { b: { d: 2 }, z: 1 },
  },
  {
    when: '$push meets an array and nothing',
    outcome: 'the value is last',
    before: { a: [1] },
    update: { $push: { a: 2, b: 1 } },
    after: { a: [1, 2], b: [1] },
  },
  {
    when: '$push pushes an array',
    outcome: 'it is one element',
    before: { a: [1] },
    update: { $push: { a: [2, 3] } },
    after: { a: [1, [2, 3]] },
  },
  {
    when: '$push has $each',
    outcome: 'all are pushed',
    before: { a: [1] },
    update: { $push: { a: { $each: [2, 3] } } },
    after: { a: [1, 2, 3] },
  },
  {
    when: '$push has $position',
    outcome: 'they go there',
    before: { a: [1, 4] },
    update: { $push: { a: { $each: [2, 3], $position: 1 } } },
    after: { a: [1, 2, 3, 4] },
  },
  {
    when: '$push has a negative $position',
    outcome: 'it counts from the end',
    before: { a: [1, 4] },
    update: { $push: { a: { $each: [2, 3], $position: -1 } } },
    after: { a: [1, 2, 3, 4] },
  },
  {
    when: '$push has a negative $slice',
    outcome: 'the last are kept',
    before: { a: [1, 2] },
    update: { $push: { a: { $each: [3, 4], $slice: -3 } } },
    after: { a: [2, 3, 4] },
  },
  {
    when: '$push has a $slice',
    outcome: 'the first are kept',
    before: { a: [1, 2] },
    update: { $push: { a: { $each: [3], $slice: 2 } } },
    after: { a: [1, 2] },
  },
  {
    when: '$push has $sort by a field',
    outcome: 'the whole array is sorted',
    before: { a: [{ n: 3 }, { n: 1 }] },
    update: { $push: { a: { $each: [{ n: 2 }], $sort: { n: -1 }, $slice: 2 } } },
    after: { a: [{ n: 3 }, { n: 2 }] },
  },
  {
    when: '$push has $sort by value',
    outcome: 'numbers come before strings',
    before: { a: ['b', 2] },
    update: { $push: { a: { $each: [1, 'a'], $sort: 1 } } },
    after: { a: [1, 2, 'a', 'b'] },
  },
  {
    when: '$addToSet is given what is there',
    outcome: 'nothing is added',
    before: { a: [1, { x: 1, y: 2 }] },
    update: { $addToSet: { a: { x: 1, y: 2 } } },
    after: { a: [1, { x: 1, y: 2 }] },
  },
  {
    when: '$addToSet is given fields in another order',
    outcome: 'that is another value',
    before: { a: [{ x: 1, y: 2 }] },
    update: { $addToSet: { a: { y: 2, x: 1 } } },
    after: {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  },
  {
    when: '$addToSet has $each',
    outcome: 'only new ones are added',
    before: { a: [1] },
    update: { $addToSet: { a: { $each: [1, 2, 2] } } },
    after: { a: [1, 2] },
  },
  {
    when: '$pull is given a value',
    outcome: 'all equal elements go',
    before: { a: [1, 2, 1] },
    update: { $pull: { a: 1 } },
    after: { a: [2] },
  },
  {
    when: '$pull is given a condition',
    outcome: 'what fulfils it goes',
    before: { a: [1, 5, 9] },
    update: { $pull: { a: { $gte: 5 } } },
    after: { a: [1] },
  },
  {
    when: '$pull is given {id: {$in}}',
    outcome: 'the elements with these ids go',
    before: { a: [{ id: 1, x: 1 }, { id: 2 }, { id: 3 }] },
    update: { $pull: { a: { id: { $in: [1, 3] } } } },
    after: { a: [{ id: 2 }] },
  },
  {
    when: '$pull is given part of an element',
    outcome: 'the element goes',
    before: {
      a: [
        { id: 1, x: 1 },
        { id: 2, x: 1 },
      ],
    },
    update: { $pull: { a: { id: 1 } } },
    after: { a: [{ id: 2, x: 1 }] },
  },
  {
    when: '$pullAll is given values',
    outcome: 'they all go',
    before: { a: [1, 2, 3, 1] },
    update: { $pullAll: { a: [1, 3] } },
    after: { a: [2] },
  },
  {
    when: '$pop takes either end',
    outcome: 'that element goes',
    before: { a: [1, 2, 3], b: [1, 2, 3] },
    update: { $pop: { a: 1, b: -1 } },
    after: { a: [1, 2], b: [2, 3] },
  },
  {
    when: '$bit is given',
    outcome: 'the bits change',
    before: { a: 13, b: 1 },
    update: { $bit: { a: { and: 10 }, b: { xor: 3 } } },
    after: { a: 8, b: 2 },
  },
  {
    when: '$push, $min, $inc and $set come in one write',
    outcome: 'all are done',
    before: { outbox: [], version: 0 },
    update: {
      $push: { outbox: { id: 1 } },
      $min: { outboxAt: new Date(7) },
      $inc: { version: 1 },
      $set: { price: 5 },
    },
    after: { outbox: [{ id: 1 }], version: 1, outboxAt: new Date(7), price: 5 },
  },
  {
    when: '$setOnInsert meets an existing document',
    outcome: 'it does nothing',
    before: { a: 1 },
    update: { $setOnInsert: { b: 1 }, $set: { a: 2 } },
    after: { a: 2 },
  },
  {
    when: 'the update is a document',
    outcome: 'it replaces all but _id',
    before: { a: 1, b: 2 },
    update: { c: 3 },
    after: { c: 3 },
  },
];

describe('update operators', () => {
  it.each(cases)('When $when, then $outcome', async ({ before, update, after }) => {
    await collection().insertOne({ _id: 1, ...before });
    const replaces = !Object.keys(update)[0]?.startsWith('$');
    const { matchedCount } = replaces
      ? await collection().replaceOne({ _id: 1 }, update)
      : await collection().updateOne({ _id: 1 }, update);
    expect(matchedCount).toBe(1);
    const found = await collection().findOne({ _id: 1 });
    expect(found).toEqual({ _id: 1, ...after });
    expect(Object.keys(found ?? {})).toEqual(['_id', ...Object.keys(after)]);
  });

  it('When $currentDate is given, then the field is now', async () => {
    await collection().insertOne({ _id: 1 });
    const before = Date.now();
    const update: Document = {
      $currentDate: { at: true, also: { $type: 'date' }, stamp: { $type: 'timestamp' } },
    };
    await collection().updateOne({ _id: 1 }, update);
    const found = await collection().findOne({ _id: 1 });
    expect(Math.abs(Number(found?.at) - before)).toBeLessThan(60_000);
    expect(found?.also).toBeInstanceOf(Date);
    expect(found?.stamp).toBeInstanceOf(Timestamp);
  });

  it('When nothing changes, then matched is 1 and modified 0', async () => {
    await collection().insertOne({ _id: 1, a: 1, tags: ['x'] });
    const update = { $set: { a: 1 }, $addToSet: { tags: 'x' }, $max: { a: 0 } };
    await expect(
      collection().updateOne({ _id: 1 }, { $set: { a: 1 }, $addToSet: { tags: 'x' } }),
    ).resolves.toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    await expect(collection().updateOne({ _id: 1 }, update)).rejects.toMatchObject({ code: 40 });
  });

  it('When many match, then updateMany changes all and says how many', async () => {
    await collection().insertMany([{ a: 1 }, { a: 1, b: 1 }, { a: 2 }]);
    await expect(collection().updateMany({ a: 1 }, { $set: { b: 1 } })).resolves.toMatchObject({
      matchedCount: 2,
      modifiedCount: 1,
    });
  });

  it('When a field nobody touched is a long, then it is still a long', async () => {
    await collection().insertOne({
      _id: 1,
      big: Long.fromString('9007199254740993'),
      small: Long.fromNumber(5),
      half: new Double(2.5),
    });
    await collection().updateOne({ _id: 1 }, { $set: { x: 1 }, $inc: { big: 1 } });
    const found = await collection().findOne(
      { _id: 1, small: { $type: 'long' }, half: { $type: 'double' } },
      { promoteLongs: false },
    );
    expect(String(found?.big)).toBe('9007199254740994');
  });
});

const refusals: { when: string; before: Loose; update: Loose; code: number }[] = [
  { when: 'an operator is unknown', before: {}, update: { $sett: { a: 1 } }, code: 9 },
  { when: '$inc is given a string', before: { a: 1 }, update: { $inc: { a: 'x' } }, code: 14 },
  { when: '$inc meets a string', before: { a: 'x' }, update: { $inc: { a: 1 } }, code: 14 },
  { when: '$mul meets null', before: { a: null }, update: { $mul: { a: 1 } }, code: 14 },
  { when: '$push meets a number', before: { a: 1 }, update: { $push: { a: 1 } }, code: 2 },
  {
    when: '$push has an unknown clause',
    before: { a: [] },
    update: { $push: { a: { $each: [1], $what: 1 } } },
    code: 2,
  },
  { when: '$addToSet meets a string', before: { a: 'x' }, update: { $addToSet: { a: 1 } }, code: 2 },
  { when: '$pull meets a string', before: { a: 'x' }, update: { $pull: { a: 1 } }, code: 2 },
  { when: '$pop meets a string', before: { a: 'x' }, update: { $pop: { a: 1 } }, code: 14 },
  { when: '$pop is given 2', before: { a: [] }, update: { $pop: { a: 2 } }, code: 9 },
  { when: '$set goes through a number', before: { a: 1 }, update: { $set: { 'a.b': 1 } }, code: 28 },
  { when: '$set names a field of an array', before: { a: [1] }, update: { $set: { 'a.b': 1 } }, code: 28 },
  { when: '$set changes _id', before: {}, update: { $set: { _id: 2 } }, code: 66 },
  { when: 'a replacement changes _id', before: {}, update: { _id: 2, a: 1 }, code: 66 },
  {
    when: 'two operators change one field',
    before: {},
    update: { $set: { a: 1 }, $inc: { a: 1 } },
    code: 40,
  },
  {
    when: 'two operators change a field and its parent',
    before: {},
    update: { $set: { a: 1 }, $unset: { 'a.b': 1 } },
    code: 40,
  },
  { when: '$ has no array in the filter', before: { a: [1] }, update: { $set: { 'a.$': 1 } }, code: 2 },
  { when: 'an array filter is missing', before: { a: [1] }, update: { $set: { 'a.$[x]': 1 } }, code: 2 },
  { when: '$[] meets no array', before: { a: 1 }, update: { $set: { 'a.$[]': 1 } }, code: 2 },
  { when: 'a path is empty', before: {}, update: { $set: { '': 1 } }, code: 56 },
  { when: 'a path has an empty part', before: {}, update: { $set: { 'a..b': 1 } }, code: 56 },
  { when: 'an operator is given no object', before: {}, update: { $set: 5 as unknown }, code: 9 },
];

describe('refused updates', () => {
  it.each(refusals)(
    'When $when, then code $code and the document is as before',
    async ({ before, update, code }) => {
      await collection().insertOne({ _id: 1, ...before });
      const replaces = !Object.keys(update)[0]?.startsWith('$');
      const attempt = replaces
        ? collection().replaceOne({ _id: 1 }, update)
        : collection().updateOne({ _id: 1 }, update);
      await expect(attempt).rejects.toMatchObject({ name: 'MongoServerError', code });
      await expect(collection().findOne({ _id: 1 })).resolves.toEqual({ _id: 1, ...before });
    },
  );
});
