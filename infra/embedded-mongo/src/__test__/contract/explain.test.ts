import { describe, expect, it } from '@jest/globals';
import type { Document, FindCursor } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection, db } = contractDatabase('explain');

/** All stages of a plan, outermost first. */
const stagesOf = (plan: Document | undefined): Document[] => {
  if (!plan) return [];
  const inner = plan.queryPlan ?? plan.inputStage;
  return [
    plan,
    ...stagesOf(inner),
    ...((plan.inputStages as Document[] | undefined) ?? []).flatMap(stagesOf),
  ];
};

const explained = async (cursor: FindCursor) => {
  const { queryPlanner, executionStats } = await cursor.explain('executionStats');
  const stages = stagesOf(queryPlanner.winningPlan);
  return {
    names: stages.map(({ stage }) => stage as string),
    index: stages.find(({ indexName }) => indexName !== undefined)?.indexName as string | undefined,
    returned: executionStats.nReturned as number,
    keys: executionStats.totalKeysExamined as number,
    docs: executionStats.totalDocsExamined as number,
  };
};

const fill = () =>
  collection().insertMany(
    Array.from({ length: 200 }, (_, i) => ({
      _id: i,
      n: i,
      group: i % 10,
      ...(i % 50 === 0 && { outboxAt: new Date(i), live: true, ticketId: `t${i}` }),
    })),
  );

describe('explain', () => {
  it('When there is no index, then the collection is scanned', async () => {
    await fill();
    const plan = await explained(collection().find({ n: 5 }));
    expect(plan).toMatchObject({ index: undefined, returned: 1, docs: 200 });
    expect(plan.names).toContain('COLLSCAN');
  });

  it('When the field is indexed, then only what matches is read', async () => {
    await fill();
    await collection().createIndex({ n: 1 });
    expect(await explained(collection().find({ n: 5 }))).toMatchObject({
      index: 'n_1',
      returned: 1,
      keys: 1,
      docs: 1,
    });
    const range = await explained(collection().find({ n: { $gte: 10, $lt: 20 } }));
    expect(range).toMatchObject({ index: 'n_1', returned: 10, docs: 10 });
    const listed = await explained(collection().find({ n: { $in: [1, 2, 3] } }));
    expect(listed).toMatchObject({ index: 'n_1', returned: 3, docs: 3 });
  });

  it('When an index gives the order, then nothing is sorted and the limit ends the walk', async () => {
    await fill();
    await collection().createIndex({ n: -1 });
    const plan = await explained(collection().find().sort({ n: -1 }).limit(5));
    expect(plan).toMatchObject({ index: 'n_-1', returned: 5, docs: 5 });
    expect(plan.names).not.toContain('SORT');
  });

  it('When equality comes before the order in an index, then it gives both', async () => {
    await fill();
    await collection().createIndex({ group: 1, n: -1 });
    for (const direction of [1, -1] as const) {
      const plan = await explained(collection().find({ group: 3 }).sort({ n: direction }).limit(4));
      expect(plan).toMatchObject({ index: 'group_1_n_-1', returned: 4, docs: 4 });
      expect(plan.names).not.toContain('SORT');
    }
  });

  it('When one value of an array comes before the order in an index, then it gives both, and both ends of a range', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({ tags: ['all', `tag-${n % 10}`], n }));
    await collection().insertMany(rows);
    await collection().createIndex({ tags: 1, n: 1 });
    for (const direction of [1, -1] as const) {
      const plan = await explained(collection().find({ tags: 'all' }).sort({ n: direction }).limit(4));
      expect(plan).toMatchObject({ index: 'tags_1_n_1', returned: 4, docs: 4 });
      expect(plan.names).not.toContain('SORT');
    }
    const between = { tags: 'all', $and: [{ n: { $gte: 10 } }, { n: { $gte: 150 } }, { n: { $lt: 155 } }] };
    const plan = await explained(collection().find(between).sort({ n: 1 }).limit(50));
    expect(plan).toMatchObject({ index: 'tags_1_n_1', returned: 5, docs: 5 });
    const sorted = await explained(collection().find({ tags: 'all' }).sort({ tags: 1, n: 1 }).limit(4));
    expect(sorted.names).toContain('SORT');
  });

  it('When no index gives the order, then it is sorted', async () => {
    await fill();
    await collection().createIndex({ group: 1 });
    const plan = await explained(collection().find({ group: 3 }).sort({ n: 1 }));
    expect(plan).toMatchObject({ index: 'group_1', returned: 20, docs: 20 });
    expect(plan.names).toContain('SORT');
  });

  it('When the query implies the filter of a partial index, then that is used, else not', async () => {
    await fill();
    await collection().createIndex(
      { outboxAt: 1 },
      { partialFilterExpression: { outboxAt: { $exists: true } } },
    );
    await collection().createIndex({ ticketId: 1 }, { partialFilterExpression: { live: true } });
    const due = await explained(collection().find({ outboxAt: { $lt: new Date(100) } }));
    expect(due).toMatchObject({ index: 'outboxAt_1', returned: 2, docs: 2 });
    const live = await explained(collection().find({ ticketId: 't50', live: true }));
    expect(live).toMatchObject({ index: 'ticketId_1', returned: 1, docs: 1 });
    expect(await explained(collection().find({ ticketId: 't50' }))).toMatchObject({
      index: undefined,
      returned: 1,
      docs: 200,
    });
    expect(await explained(collection().find({ outboxAt: null }))).toMatchObject({
      index: undefined,
      returned: 196,
    });
  });

  it('When $or has an index for every branch, then no branch scans the collection', async () => {
    await fill();
    await collection().createIndexes([{ key: { n: 1 } }, { key: { group: 1 } }]);
    const plan = await explained(collection().find({ $or: [{ n: 5 }, { group: 5 }] }));
    expect(plan.names).not.toContain('COLLSCAN');
    expect(plan).toMatchObject({ returned: 20, docs: 20 });
  });

  it('When an index is hinted, then it is used; when the hint is unknown, then it is an error', async () => {
    await fill();
    await collection().createIndexes([{ key: { n: 1 } }, { key: { group: 1 } }]);
    expect(await explained(collection().find({ n: 5, group: 5 }).hint({ group: 1 }))).toMatchObject({
      index: 'group_1',
      docs: 20,
    });
    await expect(collection().find({ n: 5 }).hint('none').toArray()).rejects.toMatchObject({ code: 2 });
  });

  it('When a write or an aggregation is explained, then its plan is shown and nothing is written', async () => {
    await fill();
    await collection().createIndex({ n: 1 });
    const update = {
      update: collection().collectionName,
      updates: [{ q: { n: 5 }, u: { $set: { n: -1 } } }],
    };
    const plans = [
      await db().command({ explain: update, verbosity: 'executionStats' }),
      await collection()
        .aggregate([{ $match: { n: 5 } }])
        .explain('executionStats'),
    ];
    for (const { queryPlanner } of plans) {
      expect(stagesOf(queryPlanner.winningPlan).map(({ indexName }) => indexName)).toContain('n_1');
    }
    expect(await collection().countDocuments({ n: 5 })).toBe(1);
  });
});
