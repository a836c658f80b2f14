import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Connection, mongo } from 'mongoose';
import { createDatabase } from '../../../service/platform.ts';
import { testMongoUri } from '../../../testing/index.ts';
import { pointReads } from '../point-reads.ts';

interface Note {
  _id: string;
  text: string;
}
let db: Connection;
let notes: mongo.Collection<Note>;
beforeAll(async () => {
  db = await createDatabase().openUri(testMongoUri());
  notes = db.collection<Note>('notes');
  await notes.insertMany(Array.from({ length: 50 }, (_, n) => ({ _id: `note-${n}`, text: `text ${n}` })));
});
afterAll(async () => {
  await db.dropDatabase();
  await db.close();
});

it('When many are read at once, one of them twice and one that is not there, then each gets its own', async () => {
  const read = pointReads(notes);
  const ids = ['note-3', 'note-40', 'nowhere', 'note-3'];
  const found = await Promise.all(ids.map(read));
  expect(found.map((note) => note?.text)).toEqual(['text 3', 'text 40', undefined, 'text 3']);
});

it('When a read follows a write, then it sees it', async () => {
  const read = pointReads(notes);
  for (const text of ['one', 'two', 'three']) {
    await notes.updateOne({ _id: 'note-7' }, { $set: { text } });
    expect((await read('note-7'))?.text).toBe(text);
  }
});
