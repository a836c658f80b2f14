import { describe, expect, it } from '@jest/globals';
import { contractDatabase } from './support/contract-database.ts';

const { collection } = contractDatabase('positional_updates');

const seats = () => [
  { n: 1, free: true },
  { n: 2, free: true },
  { n: 3, free: false },
];

describe('updates of array elements', () => {
  it('When $ is used, then the element the filter matched is changed', async () => {
    await collection().insertOne({ _id: 1, seats: seats() });
    await collection().updateOne(
      { _id: 1, 'seats.n': 2 },
      { $set: { 'seats.$.free': false }, $inc: { 'seats.$.n': 10 } },
    );
    const found = await collection().findOne({ _id: 1 });
    expect(found?.seats).toEqual([
      { n: 1, free: true },
      { n: 12, free: false },
      { n: 3, free: false },
    ]);
  });

  it('When $ follows $elemMatch, then the element that fulfils all of it is changed', async () => {
    await collection().insertOne({ _id: 1, seats: seats() });
    await collection().updateOne(
      { seats: { $elemMatch: { n: { $gt: 1 }, free: true } } },
      { $set: { 'seats.$': 'taken' } },
    );
    const found = await collection().findOne({ _id: 1 });
    expect(found?.seats).toEqual([{ n: 1, free: true }, 'taken', { n: 3, free: false }]);
  });

  it('When $ stands for a plain value, then that value is changed', async () => {
    await collection().insertOne({ _id: 1, a: [5, 8, 9] });
    await collection().updateOne({ a: { $gte: 8 } }, { $inc: { 'a.$': 100 } });
    await expect(collection().findOne({ _id: 1 })).resolves.toEqual({ _id: 1, a: [5, 108, 9] });
  });

  it('When a filter names the element by its place, then $ stands for the element inside it', async () => {
    // EqOp.ElemMatchKeyWithImplicitAndExplicitTraversal of mongod's src/mongo/db/matcher/expression_leaf_test.cpp.
    await collection().insertOne({ _id: 1, a: [{ b: [2, 3] }, { b: [4, 5] }] });
    await collection().updateOne({ 'a.0.b': 3 }, { $set: { 'a.$.c': true } });
    const found = await collection().findOne({ _id: 1 });
    expect(found?.a).toEqual([{ b: [2, 3] }, { b: [4, 5], c: true }]);
  });

  it('When $[] is used, then all elements are changed', async () => {
    await collection().insertOne({ _id: 1, a: [{ b: [1, 2] }, { b: [3] }] });
    await collection().updateOne({ _id: 1 }, { $inc: { 'a.$[].b.$[]': 1 } });
    await expect(collection().findOne({ _id: 1 })).resolves.toEqual({
      _id: 1,
      a: [{ b: [2, 3] }, { b: [4] }],
    });
  });

  it('When $[name] is used, then the elements its filter lets through are changed', async () => {
    await collection().insertOne({ _id: 1, seats: seats(), marks: [1, 50, 100] });
    await collection().updateOne(
      { _id: 1 },
      { $set: { 'seats.$[open].free': 'held', 'marks.$[high]': 0 } },
      { arrayFilters: [{ 'open.free': true, 'open.n': { $lt: 2 } }, { high: { $gte: 50 } }] },
    );
    const found = await collection().findOne({ _id: 1 });
    expect(found).toEqual({
      _id: 1,
      seats: [
        { n: 1, free: 'held' },
        { n: 2, free: true },
        { n: 3, free: false },
      ],
      marks: [1, 0, 0],
    });
  });

  it('When an array filter is not used, then it is an error', async () => {
    await collection().insertOne({ _id: 1, a: [1] });
    const attempt = collection().updateOne({ _id: 1 }, { $set: { b: 1 } }, { arrayFilters: [{ x: 1 }] });
    await expect(attempt).rejects.toMatchObject({ code: 9 });
  });
});
