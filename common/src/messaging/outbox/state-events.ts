import { context } from '../../base/context.ts';
import type { Aggregate } from '../../contracts/change.ts';
import type { Envelope } from '../../contracts/envelope.ts';
import type { Publisher } from '../base-publisher.ts';

export interface StateEventsOptions<State extends Aggregate> {
  service: string;
  publishes: readonly Publisher<State>[];
  /** The subject that says the state as it is: published again when the broker has lost it. */
  latest?: (state: State) => string | undefined;
}

/** The events of an aggregate, made of the state that they led to. */
export const stateEvents = <State extends Aggregate>({
  service,
  publishes,
  latest,
}: StateEventsOptions<State>) => {
  const publishers = new Map(publishes.map((publisher) => [publisher.type, publisher]));

  const eventsFor = (state: State, types: readonly string[], at: Date): Envelope[] =>
    types.map((type) => {
      const publisher = publishers.get(type);
      if (!publisher) throw new Error(`${service} caused ${type}, which it does not publish`);
      return publisher.toEnvelope(state, at, context()?.traceparent);
    });

  return {
    eventsFor,
    latestOf: (state: State, at: Date): Envelope[] => {
      const type = latest?.(state);
      return type === undefined ? [] : eventsFor(state, [type], at);
    },
  };
};
