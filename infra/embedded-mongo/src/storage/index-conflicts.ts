import type { Doc } from '../bson/codec.ts';
import { equal } from '../bson/compare.ts';
import { CommandError } from '../errors.ts';
import { describeIndex, type IndexSpec } from './index-spec.ts';

const sameKey = (a: Doc, b: Doc): boolean =>
  JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b));

/** What makes two indexes different indexes, as against the same one with other options. */
const sameIdentity = (a: IndexSpec, b: IndexSpec): boolean =>
  sameKey(a.key, b.key) &&
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  a.collation === b.collation &&
  equal(a.partialFilterExpression, b.partialFilterExpression);

/** True when the wanted index is there already; an error when it contradicts one that is. */
export const alreadyThere = (existing: Iterable<IndexSpec>, wanted: IndexSpec): boolean => {
  for (const spec of existing) {
    if (spec.name === wanted.name) {
      if (!sameIdentity(spec, wanted)) {
        throw new CommandError(
          86,
          `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${JSON.stringify(describeIndex(wanted))}, existing index: ${JSON.stringify(describeIndex(spec))}`,
        );
      }
      if (spec.expireAfterSeconds === wanted.expireAfterSeconds) return true;
      throw new CommandError(
        85,
        `An equivalent index already exists with the same name but different options. Requested index: ${JSON.stringify(describeIndex(wanted))}, existing index: ${JSON.stringify(describeIndex(spec))}`,
      );
    }
  }
  for (const spec of existing) {
    if (sameIdentity(spec, wanted)) {
      throw new CommandError(85, `Index already exists with a different name: ${spec.name}`);
    }
  }
  return false;
};
