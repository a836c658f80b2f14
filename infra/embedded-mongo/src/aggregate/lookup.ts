import type { Doc } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import type { Steps } from '../commands/steps.ts';
import { failedToParse } from '../errors.ts';
import { collect } from '../query/matching.ts';
import { parts } from '../query/path.ts';
import { valuesAt } from '../storage/values-at.ts';
import { evaluator } from './mingo.ts';
import { aggregateCollection, type Pipeline } from './run.ts';
import { parseStages, type Stage } from './stages.ts';

const known = new Set(['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']);

const variablesOf = (doc: Doc, expressions: Doc, { env }: Pipeline): Doc => {
  const values = Object.entries(expressions).map(([name, expression]) => [
    name,
    evaluator(expression, env)(doc),
  ]);
  return { ...env.variables, ...Object.fromEntries(values) };
};

/** What is equal to the local field: each element of an array counts, a missing field means null. */
const joinStage = (doc: Doc, local: string, foreign: string): Stage => {
  const values = valuesAt(doc, parts(local));
  const operand = values.length === 1 ? { $eq: values[0] } : { $in: values.length === 0 ? [null] : values };
  return { name: '$match', operand: { [foreign]: operand } };
};

export function* lookup(pipeline: Pipeline, docs: Doc[], operand: unknown): Steps<Doc[]> {
  if (!isDoc(operand)) throw failedToParse('the $lookup specification must be an Object');
  for (const name of Object.keys(operand))
    if (!known.has(name)) throw failedToParse(`unknown argument to $lookup: ${name}`);
  const { from, as, localField, foreignField } = operand;
  if (typeof from !== 'string' || typeof as !== 'string')
    throw failedToParse("must specify 'from' and 'as' fields for a $lookup");
  const stages = parseStages(operand.pipeline ?? []);
  const joins = typeof localField === 'string' && typeof foreignField === 'string';
  if (!joins && operand.pipeline === undefined)
    throw failedToParse('$lookup requires localField and foreignField, or a pipeline');
  const found: Doc[] = [];
  for (const doc of docs) {
    const variables = isDoc(operand.let) ? variablesOf(doc, operand.let, pipeline) : pipeline.env.variables;
    const inner = { ...pipeline, env: { ...pipeline.env, variables } };
    const joined = joins ? [joinStage(doc, localField, foreignField), ...stages] : stages;
    const others = yield* collect(yield* aggregateCollection(inner, from, joined));
    found.push(withField(doc, parts(as), others));
    yield;
  }
  return found;
}

const withField = (doc: Doc, path: readonly string[], value: unknown): Doc => {
  const [first = '', ...rest] = path;
  if (rest.length === 0) return { ...doc, [first]: value };
  return { ...doc, [first]: withField(isDoc(doc[first]) ? doc[first] : {}, rest, value) };
};
