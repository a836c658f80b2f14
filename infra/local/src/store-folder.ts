import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';

/** What goes with one store and no other, such as whether it has the demo data: the store itself says which it is. */
export const folderOfStore = async (mongoUrl: string, data: string): Promise<string> => {
  const client = await MongoClient.connect(mongoUrl);
  try {
    const stores = client.db('npm_start').collection<{ _id: string; id: string }>('store');
    const found = await stores.findOneAndUpdate(
      { _id: 'this' },
      { $setOnInsert: { id: randomUUID() } },
      { upsert: true, returnDocument: 'after' },
    );
    const folder = join(data, 'stores', found?.id as string);
    mkdirSync(folder, { recursive: true });
    return folder;
  } finally {
    await client.close();
  }
};
