import { encodeReply } from '../bson/raw.ts';
import type { Call, Command } from '../commands/call.ts';
import { commandFor, execute } from '../commands/registry.ts';
import type { Interleaving, Turn } from '../interleave/interleaving.ts';
import type { Request } from './message.ts';
import { callOf, type Durability, problem, type Speaker } from './speaker.ts';

/** Lets other connections' commands in between the steps of each; a connection's own come one after the other. */
export const answerInSteps = (speaker: Speaker, interleaving: Interleaving) => {
  const { durability, connectionId } = speaker;
  const { traffic } = interleaving;
  const turnOf = interleaving.turns(connectionId);
  let last = Promise.resolve();

  const answer = async (request: Request): Promise<void> => {
    let turn: Turn | undefined;
    let reply: Buffer;
    try {
      const call = callOf(speaker, request);
      const command = commandFor(call.name);
      turn = turnOf(command, call);
      reply = await run(command, call, durability, turn);
    } catch (error) {
      reply = problem(error);
    }
    await turn?.delay();
    if (turn?.cut()) speaker.hangUp();
    else speaker.send(request, reply);
    traffic.seen(connectionId);
  };

  traffic.seen(connectionId);
  return (request: Request): void => {
    traffic.seen(connectionId);
    last = last.then(() => answer(request));
  };
};

const run = async (command: Command, call: Call, durability: Durability, turn?: Turn): Promise<Buffer> => {
  const steps = execute(command, call);
  try {
    for (;;) {
      if (command.writes) durability.check();
      const step = steps.next();
      if (step.done) return encodeReply(step.value);
      await turn?.pause();
    }
  } finally {
    if (command.writes) await durability.settled();
  }
};
