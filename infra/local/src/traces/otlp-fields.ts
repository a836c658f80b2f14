/** Says which field is wrong, and how: `resourceSpans[0].scopeSpans[0].spans[3].traceId must be 32 hex digits`. */
export class InvalidOtlp extends Error {
  readonly field: string;
  constructor(field: string, what: string) {
    super(`${field} ${what}`);
    this.field = field;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown, field: string): Record<string, unknown> => {
  if (isObject(value)) return value;
  throw new InvalidOtlp(field, 'must be an object');
};

export const listOf = (value: unknown, field: string): unknown[] => {
  if (Array.isArray(value)) return value;
  throw new InvalidOtlp(field, 'must be a list');
};

const maxText = 200;

export const textOf = (value: unknown, field: string): string => {
  if (typeof value === 'string' && value !== '') return value.slice(0, maxText);
  throw new InvalidOtlp(field, 'must be a text');
};
