import { z } from 'zod';

/** What a variable may be, in words, read from its schema. */
export const allowed = (schema: z.ZodType | undefined, otherwise: string): string => {
  if (!schema) return otherwise;
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  if (json.enum) return `must be one of ${json.enum.join(', ')}`;
  if (json.type === 'integer') return `must be a whole number${range(json)}`;
  if (json.type === 'number') return `must be a number${range(json)}`;
  if (json.format === 'email') return 'must be an e-mail address';
  if (json.format === 'uri') return 'must be a URL that begins with http:// or https://';
  return otherwise;
};

type Range = Pick<z.core.JSONSchema.JSONSchema, 'minimum' | 'maximum' | 'exclusiveMinimum'>;

const range = ({ minimum, maximum = Number.MAX_SAFE_INTEGER, exclusiveMinimum }: Range): string => {
  const hasMaximum = maximum < Number.MAX_SAFE_INTEGER;
  if (minimum !== undefined && hasMaximum) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  const above = exclusiveMinimum === undefined ? '' : ` above ${exclusiveMinimum}`;
  return hasMaximum ? `${above} up to ${maximum}` : above;
};

const isSecret = (name: string, value: string) =>
  /KEY|SECRET|PASSWORD|TOKEN/.test(name) || value.includes('@');

/** `PORT=http`; of a secret, or an address with a user and a password in it, only the name. */
export const shown = (name: string, value: string): string =>
  isSecret(name, value) ? name : `${name}=${value}`;
