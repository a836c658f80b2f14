import type { Operation, Schema } from './documents.ts';
import type { Known } from './requests.ts';

export interface Sample {
  path: string;
  query: Record<string, string>;
  body: Record<string, unknown> | undefined;
}

interface BodySchema {
  properties?: Record<string, Schema>;
  required?: string[];
}

export const bodyFieldsOf = ({ requestBody }: Operation): BodySchema =>
  (requestBody?.content['application/json']?.schema ?? {}) as BodySchema;

/** What somebody would send who means no harm: the fields that must be there; of several values the nth. */
export const sampleOf = (operation: Operation, known: Known, nth = 0): Sample => {
  const { properties = {}, required = [] } = bodyFieldsOf(operation);
  const valueFor = (name: string, schema: Schema = {}) => {
    const values = known(operation, name);
    return values[nth % values.length] ?? (schema.enum as string[] | undefined)?.[0] ?? 'x';
  };
  const named = (place: string) => operation.parameters.filter((one) => one.in === place);
  const path = named('path').reduce(
    (text, { name }) => text.replace(`{${name}}`, encodeURIComponent(String(valueFor(name)))),
    operation.path,
  );
  const query = named('query').filter((one) => one.required);
  return {
    path,
    query: Object.fromEntries(query.map(({ name, schema }) => [name, String(valueFor(name, schema))])),
    body: operation.requestBody
      ? Object.fromEntries(required.map((name) => [name, valueFor(name, properties[name])]))
      : undefined,
  };
};

export const withQuery = (path: string, query: Record<string, string>): string =>
  Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query)}` : path;
