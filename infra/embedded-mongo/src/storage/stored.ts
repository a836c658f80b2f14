import type { Doc } from '../bson/codec.ts';

/** One version of one document, never changed: an update puts a new one in its place. */
export type Stored = {
  readonly doc: Doc;
  readonly bytes: Buffer;
  /** The key of `_id`. */
  readonly id: string;
  /** Age in the collection; all versions of a document share it. */
  readonly order: number;
};
