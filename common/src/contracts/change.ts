export interface Aggregate {
  id: string;
  version: number;
}

/** What a domain function returns: the state to be, and the facts that led there, by subject. */
export interface Change<State> {
  state: State;
  events: readonly [string, ...string[]];
  /** Written only when this time has come by the database's clock as well; else nothing happened. */
  notBefore?: Date;
}

/** Undefined means: nothing happened. It may throw what the caller can act on. */
export type Decide<State> = (state: State) => Change<State> | undefined;
export type Guard<State> = (state: State) => void;
