/**
 * What is asked for while the last is being done is done together next: one at a time costs no wait,
 * and the more there is to do, the larger the bites. Who shares a bite shares its answer, or its error.
 */
export const together = <Item, Answer>(act: (items: Item[]) => Promise<Answer>) => {
  let waiting: { items: Item[]; answer: Promise<Answer> } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const take = (items: Item[]) => {
    const begin = () => {
      waiting = undefined;
      return act(items);
    };
    const answer = last.then(begin, begin);
    last = answer;
    return { items, answer };
  };

  return (item: Item): Promise<Answer> => {
    waiting ??= take([]);
    waiting.items.push(item);
    return waiting.answer;
  };
};
