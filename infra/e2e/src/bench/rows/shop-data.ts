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

/** What a service wrote by itself, under other ids: so each is as the service would have written it. */
export const insertListings = async (
  into: Collection<Stored>,
  template: Stored,
  ids: readonly string[],
  change: Partial<Stored> = {},
) => {
  const { outbox: _, outboxAt: __, ...listing } = template;
  const listingOf = (id: string, n: number): Stored => ({
    ...listing,
    _id: id,
    ...('id' in listing ? { id } : {}),
    title: `Evening ${n} at the Old Mill`,
    category: categories[n % categories.length],
    priceCents: priceOf(n),
    // nobody searches: as many as there are words
    terms: ['evening', 'at', 'the', 'old', 'mill'],
    ...change,
  });
  // a million do not exist at once
  for (let from = 0; from < ids.length; from += batch) {
    await insertAll(
      into,
      ids.slice(from, from + batch).map((id, n) => listingOf(id, from + n)),
    );
  }
};

export const categories = [
  'concert',
  'theatre',
  'club',
  'film',
  'talk',
  'classical',
  'festival',
  'comedy',
  'sport',
];

/** From 10 to 110, evenly, whatever the category. */
export const priceOf = (n: number) => 1000 + ((n * 7919) % 10_000);

export const copyIndexes = async (from: Collection<Stored>, to: Collection<Stored>) => {
  for (const { key, name, v: _, ...options } of await from.listIndexes().toArray()) {
    if (name === '_id_') continue;
    const { textIndexVersion: __, weights, ...rest } = options;
    await to.createIndex(weights ? Object.fromEntries(Object.keys(weights).map((of) => [of, 'text'])) : key, {
      name,
      ...rest,
    });
  }
};

/** Its indexes and its documents. */
export const copyCollection = async (from: Collection<Stored>, to: Collection<Stored>) => {
  await copyIndexes(from, to);
  await insertAll(to, await from.find().toArray());
};

export const storedIn = (db: Db, name: string) => db.collection<Stored>(name);
