/**
 * What is asked for in one turn of the event loop is done in one call at its end: nobody waits for another's
 * call, and the busier the process, the more share one. All of a call share its answer, or its error.
 */
export const collected = <Item, Answer>(act: (items: Item[]) => Promise<Answer>) => {
  let turn: { items: Item[]; answer: Promise<Answer> } | undefined;

  const begin = () => {
    const items: Item[] = [];
    const answer = new Promise<Answer>((resolve) => {
      setImmediate(() => {
        turn = undefined;
        resolve(act(items));
      });
    });
    return { items, answer };
  };

  return (item: Item): Promise<Answer> => {
    turn ??= begin();
    turn.items.push(item);
    return turn.answer;
  };
};
