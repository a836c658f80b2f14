import * as accumulators from 'mingo/operators/accumulator';
import { isDoc } from '../bson/types.ts';
import { CommandError, notSupported } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import { parseSort } from '../query/sort.ts';
import { checkExpression, checkProjected } from './check-expression.ts';

export type Stage = { name: string; operand: unknown };

const here = ['$match', '$sort', '$limit', '$skip', '$count', '$lookup', '$unionWith', '$facet', '$sample'];
/** Those that hand documents on as they are, or build new ones without touching what they were given. */
export const readsOnly = new Set(['$group', '$sortByCount', '$unwind', '$replaceRoot', '$replaceWith']);
const byMingo = new Set([
  ...readsOnly,
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$bucket',
  '$bucketAuto',
  '$redact',
  '$setWindowFields',
  '$densify',
  '$fill',
]);
const refused = new Set(
  '$out $merge $graphLookup $geoNear $search $searchMeta $vectorSearch $collStats $indexStats $planCacheStats $currentOp $listSessions $listLocalSessions $documents $querySettings'.split(
    ' ',
  ),
);
const expressionStages = new Set([
  '$addFields',
  '$set',
  '$replaceRoot',
  '$replaceWith',
  '$sortByCount',
  '$redact',
]);

const checkGroup = (operand: unknown): void => {
  if (!isDoc(operand)) throw new CommandError(15947, "a group's fields must be specified in an object");
  if (!('_id' in operand)) throw new CommandError(15955, 'a group specification must include an _id');
  for (const [field, value] of Object.entries(operand)) {
    if (field === '_id') {
      checkExpression(value);
      continue;
    }
    const names = isDoc(value) ? Object.keys(value) : [];
    if (names.length !== 1)
      throw new CommandError(40234, `The field '${field}' must be an accumulator object`);
    const name = names[0] as string;
    if (name === '$accumulator' || !(name in accumulators))
      throw new CommandError(15952, `unknown group operator '${name}'`);
    checkExpression((value as Record<string, unknown>)[name]);
  }
};

const checkProject = (operand: unknown): void => {
  if (!isDoc(operand) || Object.keys(operand).length === 0) {
    throw new CommandError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  for (const value of Object.values(operand)) if (isDoc(value) || Array.isArray(value)) checkProjected(value);
};

const check = ({ name, operand }: Stage): void => {
  if (name === '$match') {
    if (!isDoc(operand)) throw new CommandError(15959, 'the match filter must be an expression in an object');
    compileFilter(operand, { text: () => () => true });
  } else if (name === '$sort') {
    if (parseSort(operand).length === 0)
      throw new CommandError(15976, '$sort stage must have at least one sort key');
  } else if (name === '$group') checkGroup(operand);
  else if (name === '$project') checkProject(operand);
  else if (expressionStages.has(name)) checkExpression(operand);
  else if (name === '$facet') {
    if (!isDoc(operand) || Object.keys(operand).length === 0)
      throw new CommandError(40169, 'the $facet specification must be a non-empty object');
    for (const pipeline of Object.values(operand)) parseStages(pipeline);
  }
};

/** Names and operands of all stages, checked before the first document is read. */
export const parseStages = (pipeline: unknown): Stage[] => {
  if (!Array.isArray(pipeline)) throw new CommandError(14, "'pipeline' option must be specified as an array");
  return pipeline.map((stage) => {
    const names = isDoc(stage) ? Object.keys(stage) : [];
    if (names.length !== 1) {
      throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    const name = names[0] as string;
    if (name === '$changeStream') {
      throw new CommandError(40573, 'The $changeStream stage is only supported on replica sets');
    }
    if (refused.has(name)) throw notSupported(`The stage ${name}`);
    if (!byMingo.has(name) && !here.includes(name)) {
      throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
    }
    const parsed = { name, operand: stage[name] };
    check(parsed);
    return parsed;
  });
};

const neverCompute = new Set(['$unset', '$unwind']);
const computeByOperator = new Set(['$project', '$addFields', '$set', '$replaceRoot', '$replaceWith']);

const holdsOperator = (operand: unknown): boolean => {
  if (Array.isArray(operand)) return operand.some(holdsOperator);
  if (!isDoc(operand)) return false;
  return Object.entries(operand).some(([name, value]) => name.startsWith('$') || holdsOperator(value));
};

/** Whether values are looked at, and not only kept, dropped or moved. */
export const computes = ({ name, operand }: Stage): boolean =>
  !neverCompute.has(name) && (!computeByOperator.has(name) || holdsOperator(operand));

export const isMingoStage = ({ name }: Stage): boolean => byMingo.has(name);
