import type { Admission, DoorSheet } from '../../api/door-types.ts';

/** What a door keeps through a reload: the list, and who is not settled yet. */
export interface Kept {
  sheet?: DoorSheet;
  queue: Admission[];
}

const store = 'doors';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('door', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  return done(request);
};

export const readKept = async (ticketId: string): Promise<Kept> => {
  const db = await open();
  const kept: Kept | undefined = await done(db.transaction(store).objectStore(store).get(ticketId));
  db.close();
  return kept ?? { queue: [] };
};

export const writeKept = async (ticketId: string, kept: Kept): Promise<void> => {
  const db = await open();
  await done(db.transaction(store, 'readwrite').objectStore(store).put(kept, ticketId));
  db.close();
};
