import { UnavailableError, withoutDeadline } from '@ticketing/common/base';

interface Turn {
  what: string;
  work: Promise<unknown>;
}

/** Who asks the same of the same at the same time shares one answer; other questions wait their turn. */
export const turns = () => {
  const last = new Map<string, Turn>();
  return <T>(whose: string, what: string, act: () => Promise<T>): Promise<T> => {
    // who asked may be refused meanwhile; a charge that was begun is written down all the same
    const begin = () => withoutDeadline(act);
    const before = last.get(whose);
    if (before?.what === what) return before.work as Promise<T>;
    const work = before ? before.work.then(begin, begin) : begin();
    const turn = { what, work };
    last.set(whose, turn);
    const done = () => {
      if (last.get(whose) === turn) last.delete(whose);
    };
    work.then(done, done);
    return work;
  };
};

/** Nobody waits longer; what was begun goes on, and the next request meets its outcome. */
export const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new UnavailableError('The payment takes long, ask again', 'payment.pending')),
      ms,
    );
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
};
