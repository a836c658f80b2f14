import type { Connection, mongo } from 'mongoose';
import { beginSpan, endSpan, type Span } from '../../base/tracing/index.ts';

/** Of one that is never answered, as when its connection is lost, nothing is kept. */
const maxOpen = 10_000;

/** A span for each command that a request or an event sends to the database. Where many share one, it is the first's. */
export const traceCommands = (db: Connection): void => {
  const open = new Map<number, Span>();

  const began = ({ requestId, commandName, databaseName, command }: mongo.CommandStartedEvent) => {
    const collection = command[commandName === 'getMore' ? 'collection' : commandName];
    const named = typeof collection === 'string' ? collection : undefined;
    const span = beginSpan({
      name: named ? `${commandName} ${named}` : commandName,
      kind: 'client',
      attributes: {
        'db.system.name': 'mongodb',
        'db.namespace': databaseName,
        'db.operation.name': commandName,
        'db.collection.name': named,
      },
    });
    if (span && open.size < maxOpen) open.set(requestId, span);
  };

  const ended = (requestId: number, error?: Error) => {
    endSpan(open.get(requestId), error);
    open.delete(requestId);
  };

  const client = db.getClient();
  client.on('commandStarted', began);
  client.on('commandSucceeded', ({ requestId }) => ended(requestId));
  client.on('commandFailed', ({ requestId, failure }) => ended(requestId, failure));
};
