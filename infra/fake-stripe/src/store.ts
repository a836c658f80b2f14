import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Answer, Charge, Happening, Intent, Method, Refund } from './objects.ts';

interface Kinds {
  intents: Intent;
  charges: Charge;
  refunds: Refund;
  methods: Method;
  events: Happening;
  answers: Answer;
}
type Kind = keyof Kinds;
type Tables = { [K in Kind]: Map<string, Kinds[K]> };

export type Store = ReturnType<typeof createStore>;

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

/** All there is, in memory; with a file, each change is a line of it, and the next process begins there. */
export const createStore = (file?: string) => {
  const tables: Tables = {
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    methods: new Map(),
    events: new Map(),
    answers: new Map(),
  };

  const save = (kind: Kind, object: { id: string }) =>
    (tables[kind] as Map<string, unknown>).set(object.id, object);

  const load = (from: string) => {
    const lines = readFileSync(from, 'utf8').split('\n').filter(Boolean);
    for (const [index, line] of lines.entries()) {
      try {
        const [kind, object] = JSON.parse(line);
        save(kind, object);
      } catch (error) {
        // a process killed while it wrote leaves half a line at the end
        if (index < lines.length - 1) throw error;
      }
    }
    const all = Object.entries(tables).flatMap(([kind, table]) =>
      [...table.values()].map((object) => `${JSON.stringify([kind, object])}\n`),
    );
    writeFileSync(`${from}.new`, all.join(''));
    renameSync(`${from}.new`, from);
  };
  if (file && existsSync(file)) load(file);

  return {
    ...tables,
    put: <K extends Kind>(kind: K, object: Kinds[K]): Kinds[K] => {
      save(kind, object);
      if (file) appendFileSync(file, `${JSON.stringify([kind, object])}\n`);
      return object;
    },
  };
};
