import type { Outbox } from './outbox.ts';

/** One outbox for each collection: of aggregates that lie side by side, whichever is saved. */
export const collectionsOf = (outboxes: readonly Outbox[]): Outbox[] =>
  [...new Set(outboxes.map(({ name }) => name))].map((name) => {
    const inIt = outboxes.filter((outbox) => outbox.name === name) as [Outbox, ...Outbox[]];
    return {
      ...inIt[0],
      onSaved: (listener) => {
        for (const outbox of inIt) outbox.onSaved(listener);
      },
    };
  });
