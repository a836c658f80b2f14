import type { Doc } from '../bson/codec.ts';
import { toNumber } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import type { Stage } from './stages.ts';

export const whole = (operand: unknown, stage: string, least: number): number => {
  const number = toNumber(operand);
  if (number === undefined || !Number.isInteger(number) || number < least) {
    throw new CommandError(
      stage === '$limit' ? 15958 : 5107200,
      `invalid argument to ${stage} stage: Expected a number from ${least}`,
    );
  }
  return number;
};

/** Stages at the front that a query on the collection answers better: it can use an index. */
export const front = (stages: readonly Stage[]) => {
  let at = 0;
  const take = (name: string): unknown => {
    if (stages[at]?.name !== name) return undefined;
    at += 1;
    return stages[at - 1]?.operand;
  };
  const filter = (take('$match') as Doc | undefined) ?? {};
  const sort = take('$sort');
  const skip = take('$skip');
  const limit = take('$limit');
  return {
    filter,
    window: {
      sort,
      skip: skip === undefined ? 0 : whole(skip, '$skip', 0),
      limit: limit === undefined ? 0 : whole(limit, '$limit', 1),
    },
    rest: stages.slice(at),
  };
};
