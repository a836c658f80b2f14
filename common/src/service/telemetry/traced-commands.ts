import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { context } from '../../base/context.ts';
import { beginSpan, endSpan, type NewSpan } from '../../base/tracing/index.ts';

interface Namespace {
  db: string;
  collection?: string;
}

type SendCommand = (
  ns: Namespace,
  command: Record<string, unknown>,
  options: unknown,
  responseType: unknown,
) => Promise<unknown>;

/** The driver that mongoose has. Its own events take each answer apart once more, which doubles what a read costs. */
const driver = createRequire(fileURLToPath(import.meta.resolve('mongoose')));
const { prototype }: { prototype: { command: SendCommand } } = driver(
  'mongodb/lib/cmap/connection.js',
).Connection;

let isTraced = false;

/** A span for each command that a request or an event sends to the database. Where many share one, it is the first's. */
export const traceCommands = (): void => {
  if (isTraced) return;
  isTraced = true;
  const { command: send } = prototype;
  prototype.command = function (ns, command, options, responseType) {
    const what = context()?.span && spanOf(ns, command);
    const span = what && beginSpan(what);
    const answer = send.call(this, ns, command, options, responseType);
    if (span) {
      answer.then(
        () => endSpan(span),
        (error) => endSpan(span, error),
      );
    }
    return answer;
  };
};

/** The same for all commands of a kind, so made once: most spans are not kept. */
const kinds = new Map<string, NewSpan>();

/** The first key of a command is what it does, and its value the collection; a connection's greetings have none. */
const spanOf = ({ db }: Namespace, command: Record<string, unknown>): NewSpan | undefined => {
  const operation = firstKeyOf(command);
  const collection = command[operation === 'getMore' ? 'collection' : operation];
  if (typeof collection !== 'string') return undefined;
  const key = `${db} ${operation} ${collection}`;
  const known = kinds.get(key);
  if (known) return known;
  const kind = newKind(db, operation, collection);
  kinds.set(key, kind);
  return kind;
};

const firstKeyOf = (command: object): string => {
  for (const key in command) return key;
  return '';
};

const newKind = (db: string, operation: string, collection: string): NewSpan => ({
  name: `${operation} ${collection}`,
  kind: 'client',
  attributes: Object.freeze({
    'db.system.name': 'mongodb',
    'db.namespace': db,
    'db.operation.name': operation,
    'db.collection.name': collection,
  }),
});
