import { readSync } from 'node:fs';
import { FRAME_BYTES, intact, MAGIC, parsePayload, payloadLength, type Record } from './record.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** Reads a file front to back without holding all of it. */
class Reader {
  private bytes = Buffer.alloc(0);
  private at = 0;
  private readonly fd: number;

  constructor(fd: number) {
    this.fd = fd;
  }

  take(length: number): Buffer | undefined {
    while (this.bytes.length < length) {
      const chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, length));
      const got = readSync(this.fd, chunk, 0, chunk.length, this.at);
      if (got === 0) return undefined;
      this.at += got;
      this.bytes = Buffer.concat([this.bytes, chunk.subarray(0, got)]);
    }
    const taken = this.bytes.subarray(0, length);
    this.bytes = this.bytes.subarray(length);
    return taken;
  }
}

/** Gives every intact record and returns where they end: what lies beyond was never acknowledged. */
export const readRecords = (fd: number, each: (record: Record) => void): number => {
  const reader = new Reader(fd);
  const magic = reader.take(MAGIC.length);
  if (!magic) return 0;
  if (!magic.equals(MAGIC)) throw new Error('the file is no journal of this program');
  let good = MAGIC.length;
  for (;;) {
    const head = reader.take(FRAME_BYTES);
    const length = head && payloadLength(head);
    const payload = length === undefined ? undefined : reader.take(length);
    if (!head || !payload || !intact(head, payload)) return good;
    each(parsePayload(payload));
    good += FRAME_BYTES + payload.length;
  }
};
