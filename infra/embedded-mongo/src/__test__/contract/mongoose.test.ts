import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection, Schema } from 'mongoose';
import { contractDatabase } from './support/contract-database.ts';

const { db, uri } = contractDatabase('mongoose');
let connection: Connection;

beforeAll(async () => {
  connection = await mongoose.createConnection(uri(), { dbName: db().databaseName }).asPromise();
});
afterAll(() => connection.close());

let models = 0;
const model = (definition: Record<string, unknown>, options = {}) => {
  models += 1;
  return connection.model(
    `Model${models}`,
    new Schema(definition, { versionKey: 'version', optimisticConcurrency: true, ...options }),
  );
};

describe('mongoose', () => {
  it('When a stale document is saved, then it is a VersionError and the newer one stays', async () => {
    const Ticket = model({ title: String, price: Number });
    const { id } = await Ticket.create({ title: 'a', price: 1 });
    const [first, second] = [await Ticket.findById(id), await Ticket.findById(id)];
    first?.set({ price: 2 });
    await first?.save();
    second?.set({ price: 3 });
    await expect(second?.save()).rejects.toMatchObject({ name: 'VersionError' });
    await expect(Ticket.findById(id).lean()).resolves.toMatchObject({ price: 2, version: 1 });
  });

  it('When a model is initialised, then its indexes are there', async () => {
    const User = model({
      email: { type: String, unique: true },
      at: { type: Date, expires: 60 },
      live: Boolean,
      ticketId: String,
    });
    User.schema.index({ ticketId: 1, live: 1 }, { unique: true, partialFilterExpression: { live: true } });
    await User.init();
    const indexes = await User.collection.indexes();
    expect(indexes.map(({ name }) => name).sort()).toEqual(['_id_', 'at_1', 'email_1', 'ticketId_1_live_1']);
    await expect(User.syncIndexes()).resolves.toEqual([]);
  });

  it('When a unique value is taken, then create fails with MongoServerError 11000', async () => {
    const User = model({ email: { type: String, unique: true } });
    await User.init();
    await User.create({ email: 'a@b' });
    await expect(User.create({ email: 'a@b' })).rejects.toMatchObject({
      name: 'MongoServerError',
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'a@b' },
    });
  });

  it('When references are populated, then the documents are there', async () => {
    const Ticket = model({ title: String });
    const Order = model({
      ticket: { type: Schema.Types.ObjectId, ref: Ticket.modelName },
      seats: [{ n: Number }],
    });
    const ticket = await Ticket.create({ title: 'a' });
    await Order.create({ ticket: ticket._id, seats: [{ n: 1 }] });
    const order = await Order.findOne().populate('ticket').orFail();
    expect(order.toObject()).toMatchObject({ ticket: { title: 'a' }, seats: [{ n: 1 }] });
  });

  it('When arrays are changed and saved, then exactly that is written', async () => {
    const List = model({ items: [Number], subs: [{ name: String }] });
    const list = await List.create({ items: [1, 2, 3], subs: [{ name: 'a' }, { name: 'b' }] });
    (list.get('items') as number[]).push(4);
    const subs = list.get('subs') as mongoose.Types.DocumentArray<{ name: string }>;
    subs.pull({ _id: subs[0]?._id });
    await list.save();
    const found = await List.findById(list._id).lean();
    expect(found).toMatchObject({ items: [1, 2, 3, 4], subs: [{ name: 'b' }], version: 1 });
  });

  it('When findOneAndUpdate is guarded by the version, then a stale one finds nothing', async () => {
    const Order = model({ status: String });
    const { _id } = await Order.create({ status: 'created' });
    const move = (status: string) =>
      Order.findOneAndUpdate(
        { _id, version: 0 },
        { $set: { status }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      ).lean();
    await expect(move('complete')).resolves.toMatchObject({ status: 'complete', version: 1 });
    await expect(move('cancelled')).resolves.toBeNull();
  });

  it('When a model writes in bulk, streams and counts, then all agree', async () => {
    const Row = model({ n: Number }, { timestamps: true });
    await Row.insertMany(Array.from({ length: 250 }, (_, n) => ({ n })));
    await Row.bulkWrite([
      { updateMany: { filter: { n: { $lt: 10 } }, update: { $set: { n: -1 } } } },
      { deleteOne: { filter: { n: 249 } } },
    ]);
    let seen = 0;
    for await (const row of Row.find({ n: { $gte: 0 } })
      .lean()
      .cursor({ batchSize: 50 }))
      seen += row.n === undefined ? 0 : 1;
    expect(seen).toBe(239);
    expect(await Row.countDocuments()).toBe(249);
    expect(await Row.exists({ n: -1 })).not.toBeNull();
    expect(await Row.distinct('n', { n: { $lt: 12 } })).toEqual([-1, 10, 11]);
  });

  it('When types are cast, then they come back as they were', async () => {
    const All = model({
      at: Date,
      bytes: Buffer,
      price: Schema.Types.Decimal128,
      map: { type: Map, of: Number },
      any: Schema.Types.Mixed,
      big: BigInt,
    });
    const { _id } = await All.create({
      at: new Date(5),
      bytes: Buffer.from('x'),
      price: '1.50',
      map: { a: 1 },
      any: { deep: [null, 1] },
      big: 5n,
    });
    const found = (await All.findById(_id).orFail()).toObject({ flattenMaps: true });
    expect(found).toMatchObject({ at: new Date(5), map: { a: 1 }, any: { deep: [null, 1] }, big: 5n });
    expect(String(found.price)).toBe('1.50');
    expect(String(found.bytes)).toBe('x');
  });
});
