import { BSONError, deserialize, type ObjectId, serialize } from 'bson';
import { badValue, CommandError } from '../errors.ts';

export type Doc = Record<string, unknown>;

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

// Longs stay Longs so that writing a document back does not change the type of a field nobody touched.
const options = { promoteLongs: false, promoteBuffers: false };

export const decode = (bytes: Uint8Array): Doc => {
  try {
    return deserialize(bytes, options);
  } catch (error) {
    throw new CommandError(22, `Invalid BSON: ${(error as Error).message}`);
  }
};

export const encode = (doc: Doc): Buffer => {
  try {
    const bytes = serialize(doc, { ignoreUndefined: true });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    if (error instanceof BSONError) throw badValue(error.message);
    throw error;
  }
};

export const tooLarge = (size?: number) =>
  new CommandError(
    10334,
    `BSONObj size${size === undefined ? '' : `: ${size}`} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`,
  );

/** The first field's name, read from the bytes: documents are stored with `_id` first. */
export const startsWithId = (bytes: Uint8Array): boolean =>
  bytes[5] === 0x5f && bytes[6] === 0x69 && bytes[7] === 0x64 && bytes[8] === 0;

export type { ObjectId };
