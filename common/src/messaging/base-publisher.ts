import { isProduction } from '../base/is-production.ts';
import type { EventDefinition } from '../contracts/define-event.ts';
import { type Envelope, eventId } from '../contracts/envelope.ts';
import { namedFields } from '../contracts/named-fields.ts';

/** How one fact is published from the state it led to. Events carry the whole public state. */
export interface Publisher<State, Subject extends string = string> {
  type: Subject;
  toEnvelope: (state: State & Versioned, at: Date, traceparent?: string) => Envelope;
}

/** Every subject of an aggregate, each with its own publisher: one that is missing, or another's, does not compile. */
export type Publishers<State, Subject extends string> = { [Each in Subject]: Publisher<State, Each> };

interface Versioned {
  id: string;
  version: number;
}

/**
 * Only what the event's schema names is published, and nothing for what is undefined, which the outbox would keep
 * as null. In production values are not checked here: that is done by whoever gets it, and by every test.
 */
export const publisher = <State, Subject extends string, Data>(
  event: EventDefinition<Subject, Data>,
  toData: (state: State & Versioned) => NoInfer<Data>,
): Publisher<State, Subject> => {
  const take = namedFields(event.data) ?? ((data) => event.data.parse(data));
  const published = isProduction() ? take : (data: unknown) => take(event.data.parse(data));
  return {
    type: event.type,
    toEnvelope: (state, at, traceparent) => ({
      id: eventId(event.type, state.id, state.version),
      type: event.type,
      version: state.version,
      at: at.toISOString(),
      data: published(toData(state)),
      ...(traceparent === undefined ? {} : { traceparent }),
    }),
  };
};
