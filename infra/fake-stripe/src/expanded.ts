import type { World } from './world.ts';

/** The intent with its payment method in place of the id, for who asks for that; everything else is as it is. */
export const expanded = ({ store }: World, body: unknown, expand: unknown): unknown => {
  if (!Array.isArray(expand) || !expand.includes('payment_method')) return body;
  const { payment_method: id } = body as { payment_method?: string | null };
  const method = id ? store.methods.get(id) : undefined;
  return method ? { ...(body as object), payment_method: method } : body;
};
