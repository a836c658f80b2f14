import type { Socket } from 'node:net';
import type { Server } from '../commands/call.ts';
import { answerAtOnce } from './answer-at-once.ts';
import { answerInSteps } from './answer-in-steps.ts';
import { FrameReader } from './frame-reader.ts';
import { parseMessage, type Request, replyMessage } from './message.ts';
import type { Durability, Speaker } from './speaker.ts';

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

  const speaker: Speaker = { server, durability, connectionId, send, hangUp: () => socket.destroy() };
  const { interleaving } = server;
  const answer = interleaving ? answerInSteps(speaker, interleaving) : answerAtOnce(speaker);

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
