import { encodeReply } from '../bson/raw.ts';
import { commandFor, execute } from '../commands/registry.ts';
import { atOnce } from '../commands/steps.ts';
import type { Request } from './message.ts';
import { callOf, problem, type Speaker } from './speaker.ts';

/** Runs each request when it comes, as a whole, and sends the answer when it is durable. */
export const answerAtOnce =
  (speaker: Speaker) =>
  (request: Request): void => {
    const { durability, send } = speaker;
    let wait: Promise<void> | undefined;
    let reply: Buffer;
    try {
      const call = callOf(speaker, request);
      const command = commandFor(call.name);
      if (command.writes) durability.check();
      try {
        reply = encodeReply(atOnce(execute(command, call)));
      } finally {
        if (command.writes) wait = durability.settled();
      }
    } catch (error) {
      reply = problem(error);
    }
    if (!wait) send(request, reply);
    else
      wait.then(
        () => send(request, reply),
        (error) => send(request, problem(error)),
      );
  };
