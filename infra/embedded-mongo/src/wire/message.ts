import { type Doc, decode } from '../bson/codec.ts';

export const OP_REPLY = 1;
export const OP_QUERY = 2004;
export const OP_MSG = 2013;
export const MAX_MESSAGE_BYTES = 48_000_000;
export const HEADER_BYTES = 16;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const REQUIRED_BITS = 0xffff;

export type Request = {
  id: number;
  legacy: boolean;
  /** The client wants no answer. */
  silent: boolean;
  body: Doc;
  /** Documents that came beside the body, still as bytes: `documents`, `updates`, `deletes`, `ops`. */
  sequences: ReadonlyMap<string, readonly Buffer[]>;
};

/** The bytes are no message: the connection cannot be trusted any further. */
export class WireError extends Error {}

const need = (condition: boolean, what: string): void => {
  if (!condition) throw new WireError(what);
};

const documentAt = (bytes: Buffer, at: number, end: number): Buffer => {
  need(at + 5 <= end, 'a document is cut short');
  const size = bytes.readInt32LE(at);
  need(size >= 5 && at + size <= end && bytes[at + size - 1] === 0, 'a document has a wrong size');
  return bytes.subarray(at, at + size);
};

const cString = (bytes: Buffer, at: number, end: number): string => {
  const stop = bytes.indexOf(0, at);
  need(stop >= 0 && stop < end, 'a name has no end');
  return bytes.toString('utf8', at, stop);
};

const sequenceAt = (bytes: Buffer, from: number, to: number): { name: string; documents: Buffer[] } => {
  const name = cString(bytes, from, to);
  const documents: Buffer[] = [];
  for (let at = from + Buffer.byteLength(name) + 1; at < to; ) {
    const document = documentAt(bytes, at, to);
    documents.push(document);
    at += document.length;
  }
  return { name, documents };
};

const parseMsg = (message: Buffer, id: number): Request => {
  need(message.length >= HEADER_BYTES + 5, 'a message is cut short');
  const flags = message.readUInt32LE(HEADER_BYTES);
  need((flags & REQUIRED_BITS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) === 0, 'an unknown flag is set');
  // The checksum is CRC-32C, which Node has no fast way to compute; TCP has its own, so it is skipped.
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const sequences = new Map<string, Buffer[]>();
  let body: Buffer | undefined;
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = message[at];
    at += 1;
    if (kind === 0) {
      need(body === undefined, 'two bodies');
      body = documentAt(message, at, end);
      at += body.length;
    } else {
      need(kind === 1 && at + 4 <= end, 'an unknown section');
      const size = message.readInt32LE(at);
      need(size >= 5 && at + size <= end, 'a section has a wrong size');
      const { name, documents } = sequenceAt(message, at + 4, at + size);
      sequences.set(name, documents);
      at += size;
    }
  }
  if (!body) throw new WireError('no body');
  return { id, legacy: false, silent: (flags & MORE_TO_COME) !== 0, body: decode(body), sequences };
};

/** Only the first `hello` of a driver still comes this way. */
const parseQuery = (message: Buffer, id: number): Request => {
  need(message.length >= HEADER_BYTES + 4, 'a message is cut short');
  const name = cString(message, HEADER_BYTES + 4, message.length);
  const body = decode(
    documentAt(message, HEADER_BYTES + 4 + Buffer.byteLength(name) + 1 + 8, message.length),
  );
  return {
    id,
    legacy: true,
    silent: false,
    body: { ...body, $db: name.split('.')[0] },
    sequences: new Map(),
  };
};

export const parseMessage = (message: Buffer): Request => {
  const id = message.readInt32LE(4);
  const code = message.readInt32LE(12);
  if (code === OP_MSG) return parseMsg(message, id);
  if (code === OP_QUERY) return parseQuery(message, id);
  throw new WireError(`operation ${code} is not spoken here`);
};

let lastId = 0;

export const replyMessage = (request: { id: number; legacy: boolean }, body: Buffer): Buffer => {
  const start = HEADER_BYTES + (request.legacy ? 20 : 5);
  const message = Buffer.allocUnsafe(start + body.length);
  lastId = (lastId + 1) & 0x7fffffff;
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(lastId, 4);
  message.writeInt32LE(request.id, 8);
  message.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  message.fill(0, HEADER_BYTES, start);
  if (request.legacy) message.writeInt32LE(1, HEADER_BYTES + 16);
  body.copy(message, start);
  return message;
};
