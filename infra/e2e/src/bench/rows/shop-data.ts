import { type Collection, type Db, type Document, ObjectId } from 'mongodb';

const batch = 2000;

export type Stored = Document & { _id: string };

export const insertAll = async <T extends Document>(into: Collection<T>, documents: readonly T[]) => {
  for (let from = 0; from < documents.length; from += batch) {
    await into.insertMany(documents.slice(from, from + batch) as never, { ordered: false });
  }
};

/** Ids as the services give them: hexadecimal, in the order of their making. */
export const newIds = (count: number): string[] =>
  Array.from({ length: count }, () => new ObjectId().toHexString());

/** What a service wrote by itself, as many times as are wanted: so it is what it would have written. */
export const cloneListings = (
  template: Stored,
  ids: readonly string[],
  change: Partial<Stored> = {},
): Stored[] => {
  const { outbox: _, outboxAt: __, ...listing } = template;
  return ids.map((id, n) => ({
    ...listing,
    _id: id,
    ...('id' in listing ? { id } : {}),
    title: `Evening ${n} at the Old Mill`,
    category: categories[n % categories.length],
    priceCents: priceOf(n),
    ...change,
  }));
};

export const categories = [
  'music',
  'theatre',
  'dance',
  'film',
  'talks',
  'opera',
  'circus',
  'comedy',
  'sport',
];

/** From 10 to 110, evenly, whatever the category. */
export const priceOf = (n: number) => 1000 + ((n * 7919) % 10_000);

/** With its indexes. */
export const copyCollection = async (
  from: Collection<Stored>,
  to: Collection<Stored>,
  withDocuments = true,
) => {
  for (const { key, name, v: _, ...options } of await from.listIndexes().toArray()) {
    if (name === '_id_') continue;
    const { textIndexVersion: __, weights, ...rest } = options;
    await to.createIndex(weights ? Object.fromEntries(Object.keys(weights).map((of) => [of, 'text'])) : key, {
      name,
      ...rest,
    });
  }
  if (withDocuments) await insertAll(to, await from.find().toArray());
};

export const storedIn = (db: Db, name: string) => db.collection<Stored>(name);
