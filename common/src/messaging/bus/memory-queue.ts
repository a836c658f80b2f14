const TIDY_AFTER = 1_000;

/** First in, first out, where an item may have to wait until a moment of the monotonic clock. */
export const createQueue = <Item>() => {
  /** Ordered by dueAt; equal ones in order of arrival. */
  const waiting: { item: Item; dueAt: number }[] = [];
  let ready: Item[] = [];
  let head = 0;

  const letDueOnesIn = (now: number) => {
    while (waiting[0] && waiting[0].dueAt <= now) ready.push((waiting.shift() as { item: Item }).item);
  };

  return {
    add: (item: Item) => {
      ready.push(item);
    },
    addLater: (item: Item, dueAt: number) => {
      let index = waiting.length;
      while (index > 0 && (waiting[index - 1]?.dueAt ?? 0) > dueAt) index -= 1;
      waiting.splice(index, 0, { item, dueAt });
    },
    /** When the next item may be taken; Infinity when there is none. */
    nextDueAt: () => (head < ready.length ? 0 : (waiting[0]?.dueAt ?? Number.POSITIVE_INFINITY)),
    /** The next item; only when nextDueAt has come. */
    take: (now: number): Item => {
      letDueOnesIn(now);
      const item = ready[head++] as Item;
      // shift() would move everything behind it, each time.
      if (head > TIDY_AFTER && head * 2 > ready.length) {
        ready = ready.slice(head);
        head = 0;
      }
      return item;
    },
  };
};
