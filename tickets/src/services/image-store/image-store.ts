import type { Readable } from 'node:stream';
import { UnavailableError } from '@ticketing/common/base';

export interface StoredFile {
  bytes: Readable;
  length: number | undefined;
}

/** Where the files of images are kept. What cannot be reached is an UnavailableError. */
export interface ImageStore {
  write(id: string, name: string, bytes: Uint8Array): Promise<void>;
  read(id: string, name: string): Promise<StoredFile | undefined>;
  /** All files of an image; when there are none, too. */
  remove(id: string): Promise<void>;
}

export const storeUnavailable = (cause?: unknown) => {
  const error = new UnavailableError('Images cannot be reached, try again', 'image.store-unavailable');
  error.cause = cause;
  return error;
};
