import type { Doc } from '../bson/codec.ts';

/** One version of one document, never changed: an update puts a new one in its place. */
export type Stored = {
  readonly doc: Doc;
  readonly bytes: Buffer;
  /** The key of `_id`. */
  readonly id: string;
  /** Age in the collection; all versions of a document share it. */
  readonly order: number;
  readonly place: Place;
};

/** What indexes point to: it stays where it is while one version of a document follows another. */
export type Place = { readonly order: number; row: Stored };

/** The first version of a document. */
export const firstVersion = (version: Omit<Stored, 'place'>): Stored => {
  const place = { order: version.order } as Place;
  place.row = { ...version, place };
  return place.row;
};
