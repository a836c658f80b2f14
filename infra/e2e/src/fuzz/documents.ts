import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export type Schema = Record<string, unknown>;
type Content = Record<string, { schema?: Schema }>;

interface Described {
  'x-role'?: string;
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
}

export interface Operation extends Described {
  /** `post /api/orders/{orderId}/extend` */
  name: string;
  method: string;
  path: string;
  /** What its document refers to by name. */
  schemas: Record<string, Schema>;
}

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

const list: { name: string; path: string }[] = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../services.json'), 'utf8'),
);
/** Where each begins. */
export const services = list.map(({ path }) => path);

export const operationsOf = ({ paths, components }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      name: `${method} ${path}`,
      method: method.toUpperCase(),
      path,
      schemas: components.schemas,
    })),
  );

/** Every operation of every service, as its document says it through the gateway. */
export const allOperations = async (url: string): Promise<Operation[]> => {
  const documents = await Promise.all(
    services.map(async (path) => (await (await fetch(`${url}${path}/openapi.json`)).json()) as Document),
  );
  return documents.flatMap(operationsOf);
};
