import type { Context } from '../base/context.ts';

/** Whether its trace is kept somewhere, so that a link to it leads to it. */
const isTraced = (_current: Context | undefined): boolean => false;

export const tracedId = (current: Context | undefined): string | undefined =>
  isTraced(current) ? current?.traceId : undefined;
