/** What was made for a key is not made again, for `max` of them: then it starts anew. */
export const remembered = <Made>(max: number, make: (key: string) => Made) => {
  const made = new Map<string, Made>();
  return (key: string): Made => {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= max) made.clear();
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
};
