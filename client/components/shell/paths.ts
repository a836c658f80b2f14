/** A way back must lead into this site: a path, not `//elsewhere`. */
export const safePath = (path: unknown, otherwise = '/'): string =>
  typeof path === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : otherwise;

/** The way there, by the switch of languages if one is asked for. */
export const inLanguage = (language: string | undefined, path: string): string =>
  language ? `/language?to=${language}&next=${encodeURIComponent(path)}` : path;

export const signInPath = (back: string): string =>
  back.startsWith('/auth/') ? '/auth/signin' : `/auth/signin?next=${encodeURIComponent(back)}`;
