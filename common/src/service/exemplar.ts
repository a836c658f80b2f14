import type { Context } from '../base/context.ts';

/** The trace that an exemplar leads to: only where it is kept. */
export const tracedId = (current: Context | undefined): string | undefined =>
  current?.span?.part.sampled ? current.traceId : undefined;
