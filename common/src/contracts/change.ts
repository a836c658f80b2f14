export interface Aggregate {
  id: string;
  version: number;
}

/** What a domain function returns: the state to be, and the facts that led there, by the subjects that its aggregate publishes. */
export interface Change<State, Subject extends string> {
  state: State;
  events: readonly [Subject, ...Subject[]];
  /** Written only when this time has come by the database's clock as well; else nothing happened. */
  notBefore?: Date;
}

/** Undefined means: nothing happened. It may throw what the caller can act on. */
export type Decide<State, Subject extends string> = (state: State) => Change<State, Subject> | undefined;
export type Guard<State> = (state: State) => void;
