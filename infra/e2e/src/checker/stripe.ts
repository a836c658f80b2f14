/** All objects of a kind, page by page, over plain HTTP. */
export const objectsAtStripe = async <T extends { id: string }>(
  { url, key }: { url: string; key: string },
  kind: string,
): Promise<T[]> => {
  const found: T[] = [];
  for (;;) {
    const last = found.at(-1)?.id;
    const query = `limit=100${last ? `&starting_after=${last}` : ''}`;
    const answer = await fetch(`${url}/v1/${kind}?${query}`, { headers: { authorization: `Bearer ${key}` } });
    if (!answer.ok) throw new Error(`Stripe answered ${answer.status} for ${kind}`);
    const page = (await answer.json()) as { data: T[]; has_more: boolean };
    found.push(...page.data);
    if (!page.has_more) return found;
  }
};
