import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/codec.ts';
import { Databases } from '../storage/databases.ts';
import { parseIndexSpec } from '../storage/index-spec.ts';
import { noLog } from '../storage/log.ts';
import { sweepExpired } from '../storage/ttl.ts';

describe.each([1, -1])('a TTL index (%s)', (direction) => {
  it('When the time has passed since the date, then the document goes, and others stay', () => {
    const databases = new Databases(noLog);
    const collection = databases.open('d', 'c');
    collection.createIndex(parseIndexSpec({ key: { at: direction }, name: 'at', expireAfterSeconds: 60 }));
    const documents = [
      { _id: 'due', at: new Date(0) },
      { _id: 'later', at: new Date(1) },
      { _id: 'earliest counts', at: [new Date(9_000_000), new Date(0)] },
      { _id: 'no date', at: 5 },
      { _id: 'missing' },
    ];
    for (const document of documents) collection.insert(encode(document));
    const left = () => [...collection.rows.values()].map(({ doc }) => doc._id);

    sweepExpired(databases, 59_999);
    expect(left()).toHaveLength(5);
    sweepExpired(databases, 60_000);
    expect(left()).toEqual(['later', 'no date', 'missing']);
    sweepExpired(databases, 60_001);
    expect(left()).toEqual(['no date', 'missing']);
  });
});
