import { z } from 'zod';
import type { Envelope } from './envelope.ts';

export interface EventDefinition<Type extends string = string, Data = unknown> {
  type: Type;
  data: z.ZodType<Data>;
  envelope: z.ZodType<Envelope<Type, Data>>;
  /** One believable event, for tests and for people. */
  sample: Data;
}

export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Data> ? Envelope<Type, Data> : never;

/** Unknown fields pass: a newer publisher must not poison an older consumer. */
export const defineEvent = <const Type extends string, Data>(
  type: Type,
  data: z.ZodType<Data>,
  sample: NoInfer<Data>,
): EventDefinition<Type, Data> => ({
  type,
  data,
  envelope: z.object({
    id: z.string().startsWith(`${type}/`),
    type: z.literal(type),
    version: z.int().nonnegative(),
    at: z.iso.datetime(),
    data,
    traceparent: z.string().optional(),
  }) as unknown as z.ZodType<Envelope<Type, Data>>,
  sample,
});
