import { currentTraceparent, traceparentOf } from '../../base/tracing/index.ts';
import type { Aggregate } from '../../contracts/change.ts';
import type { Envelope } from '../../contracts/envelope.ts';
import type { Publishers } from '../base-publisher.ts';

export interface StateEventsOptions<State extends Aggregate, Subject extends string> {
  publishes: Publishers<State, Subject>;
  /** The subject that says the state as it is: published again when the broker has lost it. */
  latest?: (state: State) => Subject | undefined;
  /** Its id is an order's, and what becomes of it belongs to that purchase's trace, which an order `begins`. */
  purchase?: 'begins' | 'continues';
}

/** The events of an aggregate, made of the state that they led to. */
export const stateEvents = <State extends Aggregate, Subject extends string>({
  publishes,
  latest,
  purchase,
}: StateEventsOptions<State, Subject>) => {
  const eventsFor = (state: State, subjects: readonly Subject[], at: Date): Envelope[] =>
    subjects.map((subject) => {
      const traceparent = purchase ? traceparentOf(state.id) : currentTraceparent();
      return publishes[subject].toEnvelope(state, at, traceparent);
    });

  return {
    eventsFor,
    latestOf: (state: State, at: Date): Envelope[] => {
      const type = latest?.(state);
      return type === undefined ? [] : eventsFor(state, [type], at);
    },
  };
};
