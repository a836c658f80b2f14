import { connect } from 'node:net';
import { deserialize } from 'bson';
import { type Doc, encode } from '../bson/codec.ts';
import { FrameReader } from '../wire/frame-reader.ts';
import { HEADER_BYTES, OP_MSG } from '../wire/message.ts';

/** Documents of an answer stay bytes: what is dumped is what was stored. */
const asBytes = { firstBatch: true, nextBatch: true };
const readOptions = { promoteLongs: false, promoteBuffers: false, fieldsAsRaw: asBytes };

export type Client = {
  /** Sends one command; `documents` go beside it as they are. */
  call(db: string, command: Doc, documents?: readonly Buffer[]): Promise<Doc>;
  close(): void;
};

const int32 = (value: number) => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32LE(value);
  return bytes;
};

const requestOf = (id: number, body: Buffer, documents: readonly Buffer[]): Buffer => {
  const name = Buffer.from('documents\0');
  const size = 4 + name.length + documents.reduce((sum, one) => sum + one.length, 0);
  const beside = documents.length > 0 ? [Buffer.of(1), int32(size), name, ...documents] : [];
  const sections = Buffer.concat([int32(0), Buffer.of(0), body, ...beside]);
  return Buffer.concat([int32(HEADER_BYTES + sections.length), int32(id), int32(0), int32(OP_MSG), sections]);
};

const failed = ({ errmsg, writeErrors }: Doc) => {
  const [first] = Array.isArray(writeErrors) ? (writeErrors as Doc[]) : [];
  return new Error(String(first?.errmsg ?? errmsg));
};

/** Speaks to a stand-in, one command after the other. */
export const connectTo = async (host: string, port: number): Promise<Client> => {
  const socket = connect({ host, port });
  await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
  const frames = new FrameReader();
  let lastId = 0;
  let answered: (reply: Buffer) => void = () => {};
  let lost: (error: Error) => void = () => {};
  socket.on('data', (chunk) => {
    for (const message of frames.read(chunk)) answered(message);
  });
  socket.on('error', (error) => lost(error));
  socket.on('close', () => lost(new Error('the connection was closed')));

  return {
    call: async (db, command, documents = []) => {
      lastId += 1;
      const reply = new Promise<Buffer>((done, fail) => {
        answered = done;
        lost = fail;
      });
      socket.write(requestOf(lastId, encode({ ...command, $db: db }), documents));
      const answer: Doc = deserialize((await reply).subarray(HEADER_BYTES + 5), readOptions);
      if (answer.ok !== 1 || answer.writeErrors) throw failed(answer);
      return answer;
    },
    close: () => socket.destroy(),
  };
};
