/** The newest of several lists. Ids begin with the time they were made, so they are in order across services. */
export const newest = <T extends { id: string }>(lists: readonly (readonly T[])[], limit: number) => {
  const all = lists.flat().sort((one, other) => (one.id < other.id ? 1 : -1));
  const list = all.slice(0, limit);
  return { list, next: all.length > limit ? (list.at(-1)?.id ?? null) : null };
};
