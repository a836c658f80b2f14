import { describe, expect, it } from '@jest/globals';
import { Long, ObjectId, UUID } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection } = contractDatabase('pipeline_updates');

describe('updates by pipeline', () => {
  it('When $set computes from other fields, then each stage sees the one before', async () => {
    await collection().insertOne({ _id: 1, price: 5, quantity: 3 });
    await collection().updateOne({ _id: 1 }, [
      { $set: { total: { $multiply: ['$price', '$quantity'] } } },
      { $set: { dear: { $gt: ['$total', 10] } } },
    ]);
    await expect(collection().findOne({ _id: 1 })).resolves.toEqual({
      _id: 1,
      price: 5,
      quantity: 3,
      total: 15,
      dear: true,
    });
  });

  it('When a value is $$REMOVE, then the field is gone', async () => {
    await collection().insertMany([
      { _id: 1, outbox: [], outboxAt: 1 },
      { _id: 2, outbox: [1], outboxAt: 2 },
    ]);
    await collection().updateMany({}, [
      { $set: { outboxAt: { $cond: [{ $eq: [{ $size: '$outbox' }, 0] }, '$$REMOVE', '$outboxAt'] } } },
    ]);
    await expect(collection().find().sort({ _id: 1 }).toArray()).resolves.toEqual([
      { _id: 1, outbox: [] },
      { _id: 2, outbox: [1], outboxAt: 2 },
    ]);
  });

  it('When an array is filtered, then only what passes is left', async () => {
    await collection().insertOne({ _id: 1, outbox: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] });
    await collection().updateOne({ _id: 1 }, [
      {
        $set: {
          outbox: {
            $filter: { input: '$outbox', as: 'event', cond: { $not: { $in: ['$$event.id', ['a', 'c']] } } },
          },
        },
      },
    ]);
    await expect(collection().findOne({ _id: 1 })).resolves.toEqual({ _id: 1, outbox: [{ id: 'b' }] });
  });

  it('When $unset and $replaceWith are stages, then they apply and _id stays', async () => {
    await collection().insertOne({ _id: 1, a: 1, b: { c: 2 } });
    await collection().updateOne({ _id: 1 }, [
      { $replaceWith: { $mergeObjects: ['$$ROOT', { d: 3 }] } },
      { $unset: ['a', 'b.c'] },
    ]);
    await expect(collection().findOne({ _id: 1 })).resolves.toEqual({ _id: 1, b: {}, d: 3 });
  });

  it('When it is findOneAndUpdate with upsert, then the new document is what the pipeline made', async () => {
    const made = await collection().findOneAndUpdate(
      { _id: 1 },
      [{ $set: { n: { $add: [{ $ifNull: ['$n', 0] }, 1] } } }],
      {
        upsert: true,
        returnDocument: 'after',
      },
    );
    expect(made).toEqual({ _id: 1, n: 1 });
  });

  it('When values of other types are set, then they are stored as they are', async () => {
    const values = {
      id: new ObjectId(),
      at: new Date(5),
      uuid: new UUID(),
      long: Long.fromNumber(7),
      list: [1, { x: 'y' }],
    };
    await collection().insertOne({ _id: 1 });
    await collection().updateOne({ _id: 1 }, [{ $set: { ...values, text: { $literal: '$price' } } }]);
    const found = await collection().findOne({
      _id: 1,
      id: values.id,
      at: { $lt: new Date(9) },
      uuid: values.uuid,
    });
    expect(found).toEqual({ _id: 1, ...values, long: 7, text: '$price' });
  });

  it('When a stage or an expression is unknown, then it is an error', async () => {
    await collection().insertOne({ _id: 1 });
    await expect(collection().updateOne({ _id: 1 }, [{ $group: { _id: 1 } }])).rejects.toMatchObject({
      name: 'MongoServerError',
    });
    await expect(
      collection().updateOne({ _id: 1 }, [{ $set: { a: { $nonsense: 1 } } }]),
    ).rejects.toMatchObject({ code: 168 });
  });
});
