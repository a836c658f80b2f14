import { Schema } from 'mongoose';

/** Gives a schema its outbox: events in the document itself, and an index for those that have any. */
export const outboxed = <T extends Schema>(schema: T): T => {
  schema.add({
    version: { type: Number, required: true },
    outbox: { type: [Schema.Types.Mixed], select: false, default: undefined },
    outboxAt: { type: Date, select: false },
  });
  schema.index({ outboxAt: 1 }, { partialFilterExpression: { outboxAt: { $exists: true } } });
  schema.set('versionKey', false);
  schema.set('autoIndex', false);
  schema.set('autoCreate', false);
  return schema;
};
