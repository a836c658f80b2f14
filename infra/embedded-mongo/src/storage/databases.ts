import { CommandError } from '../errors.ts';
import { Collection } from './collection.ts';
import type { Log } from './log.ts';

const MAX_NAMESPACE_BYTES = 255;

export class Databases {
  readonly collections = new Map<string, Collection>();
  /** Commands run in steps, and others may write in between. */
  readonly inSteps: boolean;
  private readonly log: Log;

  constructor(log: Log, inSteps = false) {
    this.log = log;
    this.inSteps = inSteps;
  }

  get(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  /** The collection, made on first use as MongoDB does. */
  open(database: string, name: string): Collection {
    const namespace = `${database}.${name}`;
    const existing = this.collections.get(namespace);
    if (existing) return existing;
    checkName(database, name);
    this.log.createCollection(namespace);
    const created = new Collection(namespace, this.log);
    this.collections.set(namespace, created);
    return created;
  }

  drop(namespace: string): void {
    const collection = this.collections.get(namespace);
    if (!collection) return;
    collection.dropped = true;
    this.collections.delete(namespace);
    this.log.dropCollection(namespace);
  }

  in(database: string): { name: string; collection: Collection }[] {
    const prefix = `${database}.`;
    return [...this.collections]
      .filter(([namespace]) => namespace.startsWith(prefix))
      .map(([namespace, collection]) => ({ name: namespace.slice(prefix.length), collection }));
  }

  names(): string[] {
    return [
      ...new Set([...this.collections.keys()].map((namespace) => namespace.slice(0, namespace.indexOf('.')))),
    ];
  }
}

const checkName = (database: string, name: string): void => {
  if (database === '' || /[/\\. "$\0]/.test(database) || Buffer.byteLength(database) > 63) {
    throw new CommandError(73, `Invalid database name: '${database}'`);
  }
  const badDots = name.startsWith('.') || name.endsWith('.');
  if (name === '' || badDots || name.includes('$') || name.includes('\0') || name.startsWith('system.')) {
    throw new CommandError(73, `Invalid collection name: ${name}`);
  }
  if (Buffer.byteLength(`${database}.${name}`) > MAX_NAMESPACE_BYTES) {
    throw new CommandError(
      73,
      `Fully qualified namespace is too long. Namespace: ${database}.${name} Max: 255`,
    );
  }
};
