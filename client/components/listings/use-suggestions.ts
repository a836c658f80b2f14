import { useEffect, useState } from 'react';
import type { Suggestions } from '../../api/types.ts';

const afterMs = 120;
const minLetters = 2;
const nothing: Suggestions = { listings: [], didYouMean: null };

/** What begins like this: asked for when the typing pauses; an answer to what is no longer there is dropped. */
export const useSuggestions = (typed: string): Suggestions => {
  const [found, setFound] = useState(nothing);
  const search = typed.trim();
  useEffect(() => {
    if (search.length < minLetters) return setFound(nothing);
    const gone = new AbortController();
    const ask = async () => {
      const url = `/api/tickets/suggestions?search=${encodeURIComponent(search)}`;
      const answer = await fetch(url, { signal: gone.signal });
      setFound(answer.ok ? await answer.json() : nothing);
    };
    const timer = setTimeout(() => ask().catch(() => undefined), afterMs);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [search]);
  return found;
};
