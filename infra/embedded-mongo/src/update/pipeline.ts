import { checkExpression } from '../aggregate/check-expression.ts';
import { mingoStages } from '../aggregate/mingo.ts';
import { own, plain } from '../aggregate/plain.ts';
import type { Doc } from '../bson/codec.ts';
import { equal } from '../bson/compare.ts';
import { isDoc } from '../bson/types.ts';
import { CommandError, failedToParse } from '../errors.ts';
import type { Env } from '../query/tests.ts';
import type { Update } from './compile.ts';

const allowed = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

/** A field that came out equal keeps its stored type (a long stays a long). */
const keepTypes = (before: Doc, after: Doc): Doc =>
  Object.fromEntries(
    Object.entries(after)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, equal(before[name], value) ? before[name] : value]),
  );

export const compilePipeline = (stages: unknown[], env: Env): Update => {
  for (const stage of stages) {
    const [name, ...more] = isDoc(stage) ? Object.keys(stage) : [];
    if (name === undefined || more.length > 0)
      throw failedToParse('A pipeline stage specification object must contain exactly one field.');
    if (!allowed.has(name)) {
      throw new CommandError(72, `${name} is not allowed to be used within an update`);
    }
    if (name !== '$unset') checkExpression((stage as Doc)[name]);
  }
  const run = mingoStages(stages, { variables: env.variables });
  return {
    kind: 'pipeline',
    positional: false,
    apply: (doc) => {
      const [result] = run([own(plain(doc) as Doc)]);
      if (!isDoc(result)) throw new CommandError(40228, 'the replacement must be an object');
      return keepTypes(doc, result);
    },
  };
};
