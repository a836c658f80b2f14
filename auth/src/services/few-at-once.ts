import { mustBeInTime, UnavailableError } from '@ticketing/common/base';

/**
 * Of many who come at once so many are worked for, and the others wait without having cost anything: two hundred
 * sign-ins that look for their users in one moment would keep whoever wants something quick waiting. Past
 * `maxWaiting` it is refused.
 */
export const fewAtOnce = (max: number, maxWaiting: number) => {
  const waiting: (() => void)[] = [];
  let atWork = 0;

  const begin = async () => {
    if (atWork < max) {
      atWork += 1;
      return;
    }
    if (waiting.length >= maxWaiting)
      throw new UnavailableError('Too many are signing in, try again', 'session.overloaded');
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  /** The next has its place, and begins when others had their turn. */
  const end = () => {
    const next = waiting.shift();
    if (next) setImmediate(next);
    else atWork -= 1;
  };

  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await begin();
    try {
      mustBeInTime();
      return await work();
    } finally {
      end();
    }
  };
};
