import { inspect } from 'node:util';
import type { Params } from './params.ts';
import { malformed } from './stripe-failure.ts';

interface Listed {
  id: string;
  created: number;
}

const bounds = {
  gt: (time: number, than: number) => time > than,
  gte: (time: number, than: number) => time >= than,
  lt: (time: number, than: number) => time < than,
  lte: (time: number, than: number) => time <= than,
};

const isWithin = ({ created }: Listed, asked: unknown) => {
  if (asked === undefined) return true;
  if (typeof asked === 'string') return created === Number(asked);
  return Object.entries(asked as object).every(([name, than]) => {
    const bound = bounds[name as keyof typeof bounds];
    if (!bound || !/^\d+$/.test(than)) {
      throw malformed(`Invalid created: ${inspect(asked)}`, 'parameter_invalid_integer', 'created');
    }
    return bound(created, Number(than));
  });
};

/** Newest first, a page at a time. */
export const listed = (all: Map<string, Listed>, params: Params, url: string) => {
  const { created, limit = 10, starting_after, types: _, ending_before: __, expand: ___, ...fields } = params;
  const newest = [...all.values()].reverse();
  const from = starting_after ? newest.findIndex(({ id }) => id === starting_after) + 1 : 0;
  const found = newest
    .slice(from)
    .filter((one) => isWithin(one, created))
    .filter((one) => Object.entries(fields).every(([name, value]) => one[name as 'id'] === value));
  return {
    object: 'list',
    url,
    data: found.slice(0, Number(limit)),
    has_more: found.length > Number(limit),
  };
};

/** Only the query that finds an object by its metadata. Here it is never behind; Stripe's may be a minute. */
export const matching = (all: Map<string, Listed & { metadata: Record<string, string> }>, query: string) => {
  const [, name, value] = /^metadata\[['"](.+)['"]\]:['"](.*)['"]$/.exec(query.trim()) ?? [];
  if (name === undefined) throw malformed(`Cannot search for ${query}`, 'parameter_invalid_string', 'query');
  const data = [...all.values()].reverse().filter(({ metadata }) => metadata[name] === value);
  return {
    object: 'search_result',
    url: '/v1/payment_intents/search',
    data,
    has_more: false,
    next_page: null,
  };
};
