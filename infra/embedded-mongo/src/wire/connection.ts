import type { Socket } from 'node:net';
import type { Doc } from '../bson/codec.ts';
import { encodeReply } from '../bson/raw.ts';
import type { Server } from '../commands/call.ts';
import { commandFor, execute, failure } from '../commands/registry.ts';
import { CommandError } from '../errors.ts';
import { FrameReader } from './frame-reader.ts';
import { parseMessage, type Request, replyMessage } from './message.ts';

export type Durability = {
  /** Resolves when all that has been written so far is on disk; `undefined` when it is. */
  settled(): Promise<void> | undefined;
  /** Throws when nothing can be written any more. */
  check(): void;
};

const problem = (error: unknown): Doc =>
  failure(
    error instanceof CommandError
      ? error
      : new CommandError(1, `internal error: ${(error as Error).message}`),
  );

/** Speaks with one client until it leaves, or until what it sends is no message. */
export const serveConnection = (
  socket: Socket,
  server: Server,
  durability: Durability,
  connectionId: number,
): void => {
  const frames = new FrameReader();

  const send = (request: Request, reply: Buffer): void => {
    if (request.silent || socket.destroyed) return;
    const room = socket.write(replyMessage(request, reply));
    // A client that does not read its answers is not read from either.
    if (!room && !socket.isPaused()) {
      socket.pause();
      socket.once('drain', () => socket.resume());
    }
  };

  const answer = (request: Request): void => {
    const name = Object.keys(request.body)[0] ?? '';
    const db = String(request.body.$db ?? 'test');
    let wait: Promise<void> | undefined;
    let reply: Buffer;
    try {
      const command = commandFor(name);
      const call = { server, name, db, connectionId, body: request.body, sequences: request.sequences };
      if (command.writes) durability.check();
      try {
        reply = encodeReply(execute(command, call));
      } finally {
        if (command.writes) wait = durability.settled();
      }
    } catch (error) {
      reply = encodeReply(problem(error));
    }
    if (!wait) send(request, reply);
    else
      wait.then(
        () => send(request, reply),
        (error) => send(request, encodeReply(problem(error))),
      );
  };

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    try {
      for (const message of frames.read(chunk)) answer(parseMessage(message));
    } catch {
      socket.destroy();
    }
  });
};
