/**
 * NATS Streaming does not say which message of a subject is the last. Whoever reads a whole subject publishes
 * a bookmark to it and reads up to there; everyone else skips bookmarks.
 */
const START = '{"bookmark":';

export const bookmark = (id: string) => `${START}${JSON.stringify(id)}}`;

export const isBookmark = (body: string) => body.startsWith(START);
