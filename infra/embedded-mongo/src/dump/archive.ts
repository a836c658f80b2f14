import { FRAME_BYTES, intact, MAGIC, parsePayload, payloadLength, type Record } from '../journal/record.ts';

const damaged = (what: string) => new Error(`the archive is damaged: ${what}`);

/** The records of an archive as they arrive. Unlike a journal's, its end must be whole. */
export async function* recordsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Record> {
  let bytes = Buffer.alloc(0);
  let hasMagic = false;
  for await (const chunk of chunks) {
    bytes = Buffer.concat([bytes, chunk]);
    if (!hasMagic && bytes.length >= MAGIC.length) {
      if (!bytes.subarray(0, MAGIC.length).equals(MAGIC))
        throw new Error('this is no archive of this program; one of MongoDB goes into MongoDB alone');
      bytes = bytes.subarray(MAGIC.length);
      hasMagic = true;
    }
    while (hasMagic && bytes.length >= FRAME_BYTES) {
      const length = payloadLength(bytes);
      if (length === undefined) throw damaged('a record has no length that can be');
      if (bytes.length < FRAME_BYTES + length) break;
      const payload = bytes.subarray(FRAME_BYTES, FRAME_BYTES + length);
      if (!intact(bytes, payload)) throw damaged('a checksum is wrong');
      yield parsePayload(payload);
      bytes = bytes.subarray(FRAME_BYTES + length);
    }
  }
  if (!hasMagic || bytes.length > 0) throw damaged('it ends in the middle of a record');
}
