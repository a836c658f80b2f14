import type { Doc } from '../bson/codec.ts';
import { isDoc, toNumber } from '../bson/types.ts';
import { badValue, CommandError } from '../errors.ts';
import { aggregate } from './aggregate.ts';
import { bulkWrite } from './bulk-write.ts';
import { type Call, type Command, checkFields } from './call.ts';
import { collectionCommands } from './collections.ts';
import { count, distinct } from './count.ts';
import { explain } from './explain.ts';
import { find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { handshake } from './handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import type { Steps } from './steps.ts';
import { insert, remove, update } from './write.ts';

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...handshake,
    ...collectionCommands,
    aggregate,
    bulkWrite,
    count,
    createIndexes,
    delete: remove,
    distinct,
    dropIndexes,
    explain,
    deleteIndexes: dropIndexes,
    find,
    findAndModify,
    findandmodify: findAndModify,
    getMore,
    insert,
    killCursors,
    listIndexes,
    update,
  }),
);

const checkTransaction = ({ body }: Call): void => {
  if (body.txnNumber !== undefined || body.startTransaction !== undefined || body.autocommit !== undefined) {
    throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
};

const checkConcern = ({ body }: Call): void => {
  if (!isDoc(body.writeConcern)) return;
  const { w } = body.writeConcern;
  if (typeof w === 'string' && w !== 'majority')
    throw new CommandError(79, `No write concern mode named '${w}' found in replica set configuration`);
  if ((toNumber(w) ?? 0) > 1) throw badValue("cannot use 'w' > 1 when a host is not replicated");
};

export const commandFor = (name: string): Command => {
  const command = commands.get(name);
  if (!command) throw new CommandError(59, `no such command: '${name}'`);
  return command;
};

export const failure = (error: CommandError): Doc => ({
  ok: 0,
  errmsg: error.message,
  code: error.code,
  codeName: error.codeName,
  ...error.extra,
});

export function* execute(command: Command, call: Call): Steps<Doc> {
  checkTransaction(call);
  checkConcern(call);
  if (command.fields) checkFields(call, command.fields);
  return 'steps' in command ? yield* command.steps(call) : command.run(call);
}
