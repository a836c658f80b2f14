import { crc32 } from 'node:zlib';

/** `length, crc32, payload`; the payload is `kind, length of namespace, namespace, BSON`. */
export const MAGIC = Buffer.from('EMBMONG1');
export const FRAME_BYTES = 8;
const MAX_PAYLOAD = 20 * 1024 * 1024;

export const kinds = {
  createCollection: 1,
  dropCollection: 2,
  createIndex: 3,
  dropIndex: 4,
  put: 5,
  remove: 6,
} as const;

export type Record = { kind: number; namespace: string; body: Buffer };

export const NO_BODY = Buffer.alloc(0);

export const frame = (kind: number, namespace: string, body: Buffer): Buffer => {
  const name = Buffer.byteLength(namespace);
  const bytes = Buffer.allocUnsafe(FRAME_BYTES + 2 + name + body.length);
  bytes[FRAME_BYTES] = kind;
  bytes[FRAME_BYTES + 1] = name;
  bytes.write(namespace, FRAME_BYTES + 2);
  body.copy(bytes, FRAME_BYTES + 2 + name);
  bytes.writeUInt32LE(bytes.length - FRAME_BYTES, 0);
  bytes.writeUInt32LE(crc32(bytes.subarray(FRAME_BYTES)), 4);
  return bytes;
};

export const parsePayload = (payload: Buffer): Record => {
  const name = payload[1] as number;
  return {
    kind: payload[0] as number,
    namespace: payload.toString('utf8', 2, 2 + name),
    body: payload.subarray(2 + name),
  };
};

/** The size of a frame's payload, or nothing if these cannot be the first bytes of a frame. */
export const payloadLength = (head: Buffer): number | undefined => {
  const length = head.readUInt32LE(0);
  return length >= 2 && length <= MAX_PAYLOAD ? length : undefined;
};

export const intact = (head: Buffer, payload: Buffer): boolean => head.readUInt32LE(4) === crc32(payload);
