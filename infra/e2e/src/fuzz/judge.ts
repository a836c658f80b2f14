import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Operation, Schema } from './documents.ts';
import type { Received } from './send.ts';

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const compiled = new WeakMap<Schema, ValidateFunction>();

const validatorOf = (schema: Schema, { schemas }: Operation): ValidateFunction => {
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema.$ref))?.[1];
  const meant = name === undefined ? schema : (schemas[name] ?? {});
  const known = compiled.get(meant) ?? ajv.compile(meant);
  compiled.set(meant, known);
  return known;
};

const stackTrace = /\n\s+at .+:\d+:\d+|node_modules/;
const isOf = (type: string, documented: string) =>
  documented.endsWith('/*') ? type.startsWith(documented.slice(0, -1)) : type === documented;

/** What is wrong with an answer, by the operation's own document; undefined: nothing. */
export const fault = (operation: Operation, { status, headers, body }: Received): string | undefined => {
  const text = body.toString();
  if (status >= 500) return `answered ${status}: ${text.slice(0, 300)}`;
  const response = operation.responses[status];
  if (!response) return `status ${status} is not documented: ${text.slice(0, 300)}`;
  const type = headers['content-type']?.split(';')[0] ?? '';
  const [documented, { schema } = {}] = Object.entries(response.content ?? {})[0] ?? [];
  if (documented === undefined) return text ? `${status} has a body that is not documented` : undefined;
  if (!isOf(type, documented)) return `${status} is ${type || 'of no type'}, not ${documented}`;
  if (stackTrace.test(text)) return `${status} shows a stack trace: ${text.slice(0, 300)}`;
  if (documented !== 'application/json' || !schema) return undefined;
  const validate = validatorOf(schema, operation);
  if (validate(JSON.parse(text))) return undefined;
  return `${status} is other than documented: ${ajv.errorsText(validate.errors)}: ${text.slice(0, 300)}`;
};
