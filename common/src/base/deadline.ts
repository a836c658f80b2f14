import { context, withContext } from './context.ts';
import { UnavailableError } from './errors/index.ts';

/** Thrown before a write that whoever asked for it was already refused. */
export const mustBeInTime = (): void => {
  const until = context()?.until;
  if (until !== undefined && performance.now() > until) throw new UnavailableError();
};

/** For what has to be written down whenever it ends, such as the outcome of a charge. */
export const withoutDeadline = <T>(work: () => T): T => {
  const { until: _, ...rest } = context() ?? {};
  return withContext(rest, work);
};
