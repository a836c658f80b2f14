import type { Doc } from '../bson/codec.ts';
import { encodeReply } from '../bson/raw.ts';
import type { Call, Server } from '../commands/call.ts';
import { failure } from '../commands/registry.ts';
import { CommandError } from '../errors.ts';
import type { Request } from './message.ts';

export type Durability = {
  /** Resolves when all that has been written so far is on disk; `undefined` when it is. */
  settled(): Promise<void> | undefined;
  /** Throws when nothing can be written any more. */
  check(): void;
};

/** One client's connection, as what answers its requests sees it. */
export type Speaker = {
  server: Server;
  durability: Durability;
  connectionId: number;
  send(request: Request, reply: Buffer): void;
  hangUp(): void;
};

export const callOf = ({ server, connectionId }: Speaker, request: Request): Call => ({
  server,
  name: Object.keys(request.body)[0] ?? '',
  db: String(request.body.$db ?? 'test'),
  connectionId,
  body: request.body,
  sequences: request.sequences,
});

export const problem = (error: unknown): Buffer => encodeReply(problemDoc(error));

const problemDoc = (error: unknown): Doc =>
  failure(
    error instanceof CommandError
      ? error
      : new CommandError(1, `internal error: ${(error as Error).message}`),
  );
