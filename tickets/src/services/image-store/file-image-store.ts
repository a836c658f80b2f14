import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImageStore, storeUnavailable } from './image-store.ts';

/** Files of this machine. A folder an image, beside others that end in the same two characters. */
export const fileImageStore = (folder: string): ImageStore => {
  const folderOf = (id: string) => join(folder, id.slice(-2), id);
  const orUnavailable = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error) => {
      throw storeUnavailable(error);
    });

  const writeWhole = async (id: string, name: string, bytes: Uint8Array) => {
    const written = join(folderOf(id), `${randomUUID()}.part`);
    await mkdir(folderOf(id), { recursive: true });
    await writeFile(written, bytes, { flush: true });
    await rename(written, join(folderOf(id), name));
  };

  const read = async (id: string, name: string) => {
    try {
      const file = await open(join(folderOf(id), name));
      const { size } = await file.stat();
      return { bytes: file.createReadStream(), length: size };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };

  return {
    write: (id, name, bytes) => orUnavailable(writeWhole(id, name, bytes)),
    read: (id, name) => orUnavailable(read(id, name)),
    remove: (id) => orUnavailable(rm(folderOf(id), { recursive: true, force: true })),
  };
};
