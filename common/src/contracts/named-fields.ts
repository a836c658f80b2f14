import { z } from 'zod';

type Take = (value: unknown) => unknown;

/**
 * Takes the fields that a schema names and leaves the others, without a look at their values: an
 * aggregate's state has more than may be published. Nothing is given for a schema of other parts.
 */
export const namedFields = (schema: unknown): Take | undefined => {
  if (isScalar(schema)) return (value) => value;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    const take = namedFields(schema.unwrap());
    return take && ((value) => value && take(value));
  }
  if (schema instanceof z.ZodArray) {
    const take = namedFields(schema.element);
    return take && ((list) => (list as unknown[]).map(take));
  }
  if (!(schema instanceof z.ZodObject) || schema.def.catchall) return undefined;
  const fields = Object.entries(schema.shape).map(([name, field]) => ({ name, take: namedFields(field) }));
  if (!fields.every(isKnown)) return undefined;
  return (value) => {
    const taken: Record<string, unknown> = {};
    for (const { name, take } of fields) {
      const field = (value as Record<string, unknown>)[name];
      if (field !== undefined) taken[name] = take(field);
    }
    return taken;
  };
};

const isKnown = (field: { name: string; take: Take | undefined }): field is { name: string; take: Take } =>
  field.take !== undefined;

const kinds = [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodISODateTime];

const isScalar = (schema: unknown): boolean => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return isScalar(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.every(isScalar);
  return kinds.some((kind) => schema instanceof kind) && !changesValues(schema as z.ZodType);
};

/** `z.coerce.number()`, `z.string().trim()` and their like. */
const changesValues = ({ def }: z.ZodType): boolean =>
  'coerce' in def || (def.checks ?? []).some(({ _zod }) => _zod.def.check === 'overwrite');
