/**
 * What is asked for while a batch runs is the next batch: one at a time costs no wait, and the more
 * there is to do, the larger the batches. All of a batch share its answer, or its error.
 */
export const batched = <Item, Answer>(act: (items: Item[]) => Promise<Answer>) => {
  let next: { items: Item[]; answer: Promise<Answer> } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const queue = (items: Item[]) => {
    const begin = () => {
      next = undefined;
      return act(items);
    };
    const answer = last.then(begin, begin);
    last = answer;
    return { items, answer };
  };

  return (item: Item): Promise<Answer> => {
    next ??= queue([]);
    next.items.push(item);
    return next.answer;
  };
};
