import { type Doc, decode } from '../bson/codec.ts';
import { isDoc, toNumber } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import type { Interleaving } from '../interleave/interleaving.ts';
import { parseCollation } from '../query/collation.ts';
import type { Env } from '../query/tests.ts';
import type { Databases } from '../storage/databases.ts';
import type { Cursors } from './cursors.ts';
import type { Steps } from './steps.ts';

export type Server = {
  databases: Databases;
  cursors: Cursors;
  startedAt: number;
  connections: () => number;
  /** Commands run in steps, with others in between; without it each is atomic. */
  interleaving?: Interleaving | undefined;
};

export type Call = {
  server: Server;
  name: string;
  db: string;
  connectionId: number;
  body: Doc;
  sequences: ReadonlyMap<string, readonly Buffer[]>;
};

export type Command = Traits & ({ run: (call: Call) => Doc } | { steps: (call: Call) => Steps<Doc> });

type Traits = {
  /** The fields it knows; any other is an error, as an option that is ignored gives a wrong answer. */
  fields?: readonly string[];
  /** Its answer waits until what it wrote is durable. */
  writes?: true;
  /** A read that drivers send once more when its connection ends before the answer. */
  repeatable?: true;
};

const generic = new Set(
  '$db lsid $clusterTime $readPreference readConcern writeConcern maxTimeMS comment apiVersion apiStrict apiDeprecationErrors txnNumber autocommit startTransaction $configTime $replData'.split(
    ' ',
  ),
);

export const checkFields = ({ name, body }: Call, fields: readonly string[]): void => {
  for (const field of Object.keys(body)) {
    if (field !== name && !generic.has(field) && !fields.includes(field)) {
      throw new CommandError(40415, `BSON field '${name}.${field}' is an unknown field.`);
    }
  }
};

export const collectionName = ({ name, body }: Call): string => {
  const value = body[name];
  if (typeof value !== 'string') throw new CommandError(73, `collection name has invalid type for ${name}`);
  if (value === '') throw new CommandError(73, `Invalid namespace specified '${String(body.$db)}.'`);
  return value;
};

export const envOf = (body: Doc): Env => ({
  collation: parseCollation(body.collation),
  variables: isDoc(body.let) ? body.let : undefined,
});

/** A list that came beside the body or inside it. */
export const documentsOf = ({ body, sequences }: Call, field: string): Doc[] => {
  const beside = sequences.get(field);
  if (beside) return beside.map(decode);
  const inside = body[field];
  if (!Array.isArray(inside))
    throw new CommandError(40414, `BSON field '${field}' is missing but a required field`);
  for (const one of inside)
    if (!isDoc(one)) throw new CommandError(14, `BSON field '${field}' must hold objects`);
  return inside;
};

export const count = (body: Doc, field: string): number | undefined => {
  if (body[field] === undefined || body[field] === null) return undefined;
  const number = toNumber(body[field]);
  if (number === undefined) throw new CommandError(14, `BSON field '${field}' must be a number`);
  if (number < 0)
    throw new CommandError(51024, `BSON field '${field}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
};
