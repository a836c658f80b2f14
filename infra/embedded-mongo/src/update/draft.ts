import type { Doc } from '../bson/codec.ts';
import { fieldOf, isDoc } from '../bson/types.ts';
import { badValue, CommandError } from '../errors.ts';
import { isIndex } from '../query/path.ts';
import { shown } from '../storage/duplicate-key.ts';

type Container = Doc | unknown[];

const MAX_PADDING = 1_500_000;

const asContainer = (value: unknown): Container | undefined =>
  Array.isArray(value) || isDoc(value) ? (value as Container) : undefined;

const read = (container: Container, part: string): unknown => {
  if (!Array.isArray(container)) return fieldOf(container, part);
  return isIndex(part) ? container[Number(part)] : undefined;
};

/** A document being changed: what is touched is copied once, what is not is shared with the old version. */
export class Draft {
  readonly root: Doc;
  private readonly copied = new Set<Container>();

  constructor(doc: Doc) {
    this.root = { ...doc };
    this.copied.add(this.root);
  }

  get(path: readonly string[]): unknown {
    let value: unknown = this.root;
    for (const part of path) {
      const container = asContainer(value);
      if (!container) return undefined;
      value = read(container, part);
    }
    return value;
  }

  set(path: readonly string[], value: unknown): void {
    let container: Container = this.root;
    for (let i = 0; i < path.length - 1; i += 1) container = this.descend(container, path, i);
    this.write(container, path, path.length - 1, value);
  }

  /** Removes a field; an element of an array becomes null, as its neighbours keep their places. */
  unset(path: readonly string[]): void {
    if (this.get(path) === undefined) return;
    let container: Container = this.root;
    for (let i = 0; i < path.length - 1; i += 1) container = this.descend(container, path, i);
    const last = path[path.length - 1] as string;
    if (Array.isArray(container)) container[Number(last)] = null;
    else delete container[last];
  }

  private descend(container: Container, path: readonly string[], at: number): Container {
    const current = read(container, path[at] as string);
    const next = current === undefined ? {} : asContainer(current);
    if (!next) {
      throw new CommandError(
        28,
        `Cannot create field '${path[at + 1]}' in element {${path[at]}: ${shown(current)}}`,
      );
    }
    if (this.copied.has(next)) return next;
    const copy = Array.isArray(next) ? [...next] : { ...next };
    this.copied.add(copy);
    this.write(container, path, at, copy);
    return copy;
  }

  private write(container: Container, path: readonly string[], at: number, value: unknown): void {
    const part = path[at] as string;
    if (part === '__proto__') throw badValue('a field cannot be named __proto__ in an update');
    if (!Array.isArray(container)) {
      container[part] = value;
      return;
    }
    const index = Number(part);
    if (!isIndex(part)) {
      throw new CommandError(
        28,
        `Cannot create field '${part}' in element {${path[at - 1]}: ${shown(container)}}`,
      );
    }
    if (index - container.length > MAX_PADDING) throw badValue('cannot set an array element that far out');
    while (container.length < index) container.push(null);
    container[index] = value;
  }
}
