import { type Doc, encode } from './codec.ts';

/** A document, or a list of them, that is already bytes: an answer carries it without decoding it. */
export class Raw {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

export class RawList {
  readonly items: readonly Buffer[];
  constructor(items: readonly Buffer[]) {
    this.items = items;
  }
}

const DOCUMENT = 3;
const ARRAY = 4;
const keys: Buffer[] = [];

const indexKey = (index: number): Buffer => {
  const known = keys[index];
  if (known) return known;
  const created = element(DOCUMENT, String(index));
  if (index < 10_000) keys[index] = created;
  return created;
};

const element = (type: number, name: string): Buffer =>
  Buffer.concat([Buffer.of(type), Buffer.from(`${name}\0`)]);

const END = Buffer.of(0);

const wrap = (pieces: Buffer[]): Buffer[] => {
  const size = Buffer.allocUnsafe(4);
  size.writeInt32LE(pieces.reduce((sum, piece) => sum + piece.length, 0) + 5);
  return [size, ...pieces, END];
};

const listPieces = (items: readonly Buffer[]): Buffer[] => {
  const pieces: Buffer[] = [];
  for (let i = 0; i < items.length; i += 1) pieces.push(indexKey(i), items[i] as Buffer);
  return wrap(pieces);
};

const holdsRaw = (value: unknown): boolean =>
  value instanceof Raw ||
  value instanceof RawList ||
  (value !== null &&
    typeof value === 'object' &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).some(holdsRaw));

const docPieces = (doc: Doc): Buffer[] => {
  const pieces: Buffer[] = [];
  let plain: Doc = {};
  const flush = () => {
    if (Object.keys(plain).length > 0) pieces.push(encode(plain).subarray(4, -1));
    plain = {};
  };
  for (const [name, value] of Object.entries(doc)) {
    if (!holdsRaw(value)) {
      plain[name] = value;
      continue;
    }
    flush();
    if (value instanceof Raw) pieces.push(element(DOCUMENT, name), value.bytes);
    else if (value instanceof RawList) pieces.push(element(ARRAY, name), ...listPieces(value.items));
    else pieces.push(element(DOCUMENT, name), ...docPieces(value as Doc));
  }
  flush();
  return wrap(pieces);
};

/** A reply's bytes; documents that are bytes already are copied in as they are. */
export const encodeReply = (reply: Doc): Buffer =>
  holdsRaw(reply) ? Buffer.concat(docPieces(reply)) : encode(reply);
