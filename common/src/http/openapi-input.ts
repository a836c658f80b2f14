import type { RequestInput } from './validate-request.ts';

type Json = Record<string, unknown>;
type Rules = Record<string, unknown>;

/** express-validator's rules, said in JSON Schema. A field must state its type, or nobody can document it. */
export const jsonSchemaOf = (field: string, rules: Rules): Json => {
  const type = Object.keys(types).find((rule) => rules[rule]);
  if (!type) throw new Error(`field ${field}: name its type with one of ${Object.keys(types).join(', ')}`);
  if (rules.isInt && !rules.toInt)
    throw new Error(`field ${field}: isInt needs toInt, or "4" stays a string`);
  if (rules.isFloat && !rules.toFloat)
    throw new Error(`field ${field}: isFloat needs toFloat, or "4" stays a string`);
  const { min, max } = optionsOf<{ min?: number; max?: number }>(rules.isLength);
  const matches = optionsOf<RegExp | { source?: RegExp }>(rules.matches);
  return {
    ...types[type]?.(rules[type]),
    ...(rules.isISO8601 ? { format: 'date-time' } : {}),
    ...(rules.isEmail ? { format: 'email' } : {}),
    ...(rules.isIn ? { enum: optionsOf<[string[]]>(rules.isIn)[0] } : {}),
    ...(matches instanceof RegExp ? { pattern: matches.source } : {}),
    ...(min === undefined ? {} : { minLength: min }),
    ...(max === undefined ? {} : { maxLength: max }),
  };
};

const range = (rule: unknown) => {
  const { min, max, gt } = optionsOf<{ min?: number; max?: number; gt?: number }>(rule);
  return {
    ...(min === undefined ? {} : { minimum: min }),
    ...(gt === undefined ? {} : { exclusiveMinimum: gt }),
    ...(max === undefined ? {} : { maximum: max }),
  };
};

const types: Record<string, (rule: unknown) => Json> = {
  isString: () => ({ type: 'string' }),
  isInt: (rule) => ({ type: 'integer', ...range(rule) }),
  isFloat: (rule) => ({ type: 'number', ...range(rule) }),
  isBoolean: () => ({ type: 'boolean' }),
  isArray: () => ({ type: 'array', items: {} }),
  isObject: () => ({ type: 'object' }),
};

const optionsOf = <T>(rule: unknown): T =>
  (typeof rule === 'object' && rule !== null && 'options' in rule ? rule.options : {}) as T;

const isRequired = (rules: Rules) => !rules.optional && !rules.default;

const documentable = (fields: RequestInput['body']): [string, Rules][] =>
  Object.entries(fields ?? {}) as [string, Rules][];

export const parametersOf = (path: string, input: RequestInput | undefined): Json[] => [
  ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...documentable(input?.query).map(([name, rules]) => ({
    name,
    in: 'query',
    required: isRequired(rules),
    schema: jsonSchemaOf(name, rules),
  })),
];

export const requestBodyOf = (input: RequestInput | undefined): Json => {
  const fields = documentable(input?.body);
  if (fields.length === 0) return {};
  const required = fields.filter(([, rules]) => isRequired(rules)).map(([name]) => name);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, rules]) => [name, jsonSchemaOf(name, rules)])),
    ...(required.length > 0 ? { required } : {}),
  };
  return { requestBody: { required: required.length > 0, content: { 'application/json': { schema } } } };
};
