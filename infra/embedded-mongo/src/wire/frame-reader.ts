import { HEADER_BYTES, MAX_MESSAGE_BYTES, WireError } from './message.ts';

/** Cuts a stream of bytes into messages; a length that cannot be is an error at once. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private size = 0;
  private wanted = 4;

  *read(chunk: Buffer): Generator<Buffer> {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size >= this.wanted) {
      let bytes =
        this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks, this.size);
      this.chunks = [bytes];
      const length = bytes.readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw new WireError(`a message of ${length} bytes`);
      if (this.size < length) {
        this.wanted = length;
        return;
      }
      const message = bytes.subarray(0, length);
      bytes = bytes.subarray(length);
      this.chunks = bytes.length > 0 ? [bytes] : [];
      this.size = bytes.length;
      this.wanted = 4;
      yield message;
    }
  }
}
