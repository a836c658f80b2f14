export type TextQuery = { wanted: string[]; refused: string[]; phrases: string[]; refusedPhrases: string[] };

/**
 * What a `$search` string asks for, read as FTSQueryImpl::parse of mongod's src/mongo/db/fts/fts_query_impl.cpp
 * does: a minus refuses only after white space and until the next, and the words of a phrase are wanted as well.
 */
export const parseTextQuery = (search: string): TextQuery => {
  const query: TextQuery = { wanted: [], refused: [], phrases: [], refusedPhrases: [] };
  let refusing = false;
  let phraseFrom: number | undefined;
  for (const { 0: token, index } of search.matchAll(/[-"]|[^-" \n\v\f\r]+/g)) {
    const afterSpace = index === 0 || /[ \n\v\f\r]/.test(search[index - 1] as string);
    if (token === '-') {
      if (phraseFrom === undefined && afterSpace) refusing = true;
    } else if (token !== '"') {
      if (phraseFrom === undefined && afterSpace) refusing = false;
      if (!refusing) query.wanted.push(token);
      else if (phraseFrom === undefined) query.refused.push(token);
    } else if (phraseFrom === undefined) {
      phraseFrom = index + 1;
      if (afterSpace) refusing = false;
    } else {
      (refusing ? query.refusedPhrases : query.phrases).push(search.slice(phraseFrom, index));
      phraseFrom = undefined;
    }
  }
  return query;
};
