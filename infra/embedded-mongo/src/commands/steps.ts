/** A command in steps: at each `yield` commands of other connections may run, if the server lets them. */
export type Steps<T> = Generator<void, T, void>;

/** All steps one after the other, with nobody in between. */
export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
