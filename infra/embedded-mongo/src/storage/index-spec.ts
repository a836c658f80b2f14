import type { Doc } from '../bson/codec.ts';
import { isDoc, toNumber } from '../bson/types.ts';
import { badValue, CommandError, notSupported } from '../errors.ts';
import { type Collation, parseCollation } from '../query/collation.ts';
import { compileFilter } from '../query/match.ts';

export type IndexSpec = {
  name: string;
  key: Doc;
  unique: boolean;
  sparse: boolean;
  hidden: boolean;
  partialFilterExpression?: Doc;
  expireAfterSeconds?: number;
  collation?: Collation;
  weights?: Doc;
  default_language?: string;
};

const known = new Set(
  'v key name unique sparse hidden background partialFilterExpression expireAfterSeconds collation weights default_language language_override textIndexVersion ns'.split(
    ' ',
  ),
);
const partialOperators = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in']);

const cannotCreate = (message: string) => new CommandError(67, message);

const checkPartial = (filter: Doc): void => {
  for (const [path, value] of Object.entries(filter)) {
    if (path === '$and' || path === '$or') {
      for (const one of value as Doc[]) checkPartial(one);
      continue;
    }
    if (path.startsWith('$')) throw cannotCreate(`Expression not supported in partial index: ${path}`);
    if (!isDoc(value)) continue;
    for (const [operator, operand] of Object.entries(value)) {
      const unsupported = operator.startsWith('$') && !partialOperators.has(operator);
      if (unsupported || (operator === '$exists' && !(operand === true || toNumber(operand) === 1))) {
        throw cannotCreate(`Expression not supported in partial index: ${path} ${operator}`);
      }
    }
  }
};

const direction = (path: string, value: unknown): unknown => {
  if (value === 'text') return value;
  if (typeof value === 'string') throw notSupported(`An index of type ${value}`);
  const number = toNumber(value);
  if (number === undefined || number === 0 || Number.isNaN(number)) {
    throw cannotCreate(`Values in v:2 index key pattern must be numbers or strings; ${path} is not`);
  }
  if (path.startsWith('$') || path.includes('$**')) throw notSupported('A wildcard index');
  return number;
};

/** A text index as it is listed, and so dumped and restored: its fields are the names of its weights. */
const textFieldsNamed = (key: Doc, weights: unknown): Doc => {
  if (key._fts !== 'text') return key;
  if (!isDoc(weights) || Object.keys(weights).length === 0)
    throw cannotCreate('a text index with _fts in its key needs weights');
  const fields = Object.keys(weights).map((path) => [path, 'text']);
  const others = Object.entries(key).filter(([path]) => path !== '_fts' && path !== '_ftsx');
  return Object.fromEntries([...others, ...fields]);
};

export const parseIndexSpec = (spec: unknown): IndexSpec => {
  if (!isDoc(spec) || !isDoc(spec.key)) throw new CommandError(9, 'The index spec must have a key object');
  for (const option of Object.keys(spec)) {
    if (!known.has(option)) {
      throw new CommandError(197, `The field '${option}' is not valid for an index specification`);
    }
  }
  const key = Object.fromEntries(
    Object.entries(textFieldsNamed(spec.key, spec.weights)).map(([path, value]) => [
      path,
      direction(path, value),
    ]),
  );
  if (Object.keys(key).length === 0) throw cannotCreate('Index keys cannot be an empty object');
  const name = spec.name;
  if (typeof name !== 'string' || name === '')
    throw new CommandError(9, "The 'name' field is a required property of an index specification");
  const parsed: IndexSpec = {
    name,
    key,
    unique: Boolean(spec.unique),
    sparse: Boolean(spec.sparse),
    hidden: Boolean(spec.hidden),
  };
  if (spec.partialFilterExpression !== undefined) {
    if (!isDoc(spec.partialFilterExpression)) throw typeError('partialFilterExpression');
    compileFilter(spec.partialFilterExpression);
    checkPartial(spec.partialFilterExpression);
    if (parsed.sparse) throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
    parsed.partialFilterExpression = spec.partialFilterExpression;
  }
  if (spec.expireAfterSeconds !== undefined) {
    const seconds = toNumber(spec.expireAfterSeconds);
    if (seconds === undefined || seconds < 0)
      throw cannotCreate('TTL index expireAfterSeconds must be a number from 0');
    if (Object.keys(key).length > 1)
      throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL');
    parsed.expireAfterSeconds = seconds;
  }
  const collation = parseCollation(spec.collation);
  if (collation) parsed.collation = collation;
  if (isDoc(spec.weights)) parsed.weights = spec.weights;
  if (typeof spec.default_language === 'string') parsed.default_language = spec.default_language;
  if (name === '_id_' && !isIdKey(key)) throw badValue("The index name '_id_' is reserved for the _id index");
  return parsed;
};

const typeError = (field: string) => new CommandError(14, `The field '${field}' must be an object`);

export const isIdKey = (key: Doc): boolean => Object.keys(key).length === 1 && key._id !== undefined;

export const describeIndex = (spec: IndexSpec): Doc => ({
  v: 2,
  key: spec.key,
  name: spec.name,
  ...(spec.unique && spec.name !== '_id_' && { unique: true }),
  ...(spec.sparse && { sparse: true }),
  ...(spec.hidden && { hidden: true }),
  ...(spec.partialFilterExpression && { partialFilterExpression: spec.partialFilterExpression }),
  ...(spec.expireAfterSeconds !== undefined && { expireAfterSeconds: spec.expireAfterSeconds }),
  ...(spec.collation && { collation: spec.collation.spec }),
  ...(spec.weights && { weights: spec.weights }),
  ...(spec.default_language && { default_language: spec.default_language }),
});

/** As mongod lists it, where a text index has fields of its own making. */
export const listedIndex = (spec: IndexSpec): Doc => {
  if (!Object.values(spec.key).includes('text')) return describeIndex(spec);
  const others = Object.entries(spec.key).filter(([, way]) => way !== 'text');
  return {
    ...describeIndex(spec),
    key: Object.fromEntries([...others, ['_fts', 'text'], ['_ftsx', 1]]),
    default_language: spec.default_language ?? 'english',
    language_override: 'language',
    textIndexVersion: 3,
  };
};
