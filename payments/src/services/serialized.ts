import { withoutDeadline } from '@ticketing/common/base';

interface Call {
  question: string;
  answer: Promise<unknown>;
}

/** Who asks the same of the same at the same time joins the call that runs; other questions wait for it. */
export const serialized = () => {
  const last = new Map<string, Call>();
  return <T>(key: string, question: string, act: () => Promise<T>): Promise<T> => {
    // who asked may be refused meanwhile; a charge that was begun is written down all the same
    const begin = () => withoutDeadline(act);
    const before = last.get(key);
    if (before?.question === question) return before.answer as Promise<T>;
    const answer = before ? before.answer.then(begin, begin) : begin();
    const call = { question, answer };
    last.set(key, call);
    const done = () => {
      if (last.get(key) === call) last.delete(key);
    };
    answer.then(done, done);
    return answer;
  };
};
