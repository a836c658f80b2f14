import type { IndexSpec } from './index-spec.ts';

/** What is called with every change, in the order it happened: the journal, or nobody. */
export type Log = {
  createCollection(namespace: string): void;
  dropCollection(namespace: string): void;
  createIndex(namespace: string, spec: IndexSpec): void;
  dropIndex(namespace: string, name: string): void;
  put(namespace: string, bytes: Buffer): void;
  remove(namespace: string, id: unknown): void;
};

const nothing = () => {};

export const noLog: Log = {
  createCollection: nothing,
  dropCollection: nothing,
  createIndex: nothing,
  dropIndex: nothing,
  put: nothing,
  remove: nothing,
};
