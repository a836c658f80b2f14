import { badValue } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Index } from '../storage/index.ts';

export const hinted = (collection: Collection, hint: unknown): Index | 'scan' | 'scan back' => {
  if (typeof hint === 'object' && hint !== null && '$natural' in hint) {
    return Number(hint.$natural) < 0 ? 'scan back' : 'scan';
  }
  const wanted = JSON.stringify(Object.entries(hint as object).map(([path, way]) => [path, Number(way)]));
  for (const index of collection.indexes.values()) {
    if (index.spec.name === hint) return index;
    if (typeof hint === 'object' && JSON.stringify(Object.entries(index.spec.key)) === wanted) return index;
  }
  throw badValue(
    'error processing query: planner returned error: hint provided does not correspond to an existing index',
  );
};

export const isHint = (hint: unknown): boolean =>
  hint !== undefined && !(typeof hint === 'object' && hint !== null && Object.keys(hint).length === 0);
