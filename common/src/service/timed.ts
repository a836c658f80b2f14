import { context } from '../base/context.ts';
import type { Listener } from '../messaging/base-listener.ts';
import { tracedId } from './exemplar.ts';

type Observe = (subject: string, seconds: number, traceId?: string) => void;

/** Every delivery counts, one that fails as well: how often each is what `events_handled_total` says. */
export const timed = ({ event, apply }: Listener, observe: Observe): Listener => ({
  event,
  apply: async (envelope) => {
    const began = performance.now();
    try {
      return await apply(envelope);
    } finally {
      observe(event.type, (performance.now() - began) / 1000, tracedId(context()));
    }
  },
});
