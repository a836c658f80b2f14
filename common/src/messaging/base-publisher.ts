import type { EventDefinition } from '../contracts/define-event.ts';
import { type Envelope, eventId } from '../contracts/envelope.ts';

/** How one fact is published from the state it led to. Events carry the whole public state. */
export interface Publisher<State> {
  type: string;
  toEnvelope: (state: State & Versioned, at: Date, traceparent?: string) => Envelope;
}

interface Versioned {
  id: string;
  version: number;
}

export const publisher = <State, Data>(
  event: EventDefinition<string, Data>,
  toData: (state: State & Versioned) => NoInfer<Data>,
): Publisher<State> => ({
  type: event.type,
  toEnvelope: (state, at, traceparent) => ({
    id: eventId(event.type, state.id, state.version),
    type: event.type,
    version: state.version,
    at: at.toISOString(),
    data: event.data.parse(toData(state)),
    ...(traceparent === undefined ? {} : { traceparent }),
  }),
});
