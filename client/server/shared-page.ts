import type { GetServerSideProps, GetServerSidePropsContext } from 'next';
import { isZone } from '../i18n/is-zone.ts';
import { pickLanguage } from '../i18n/languages.ts';
import { contentPolicy } from './policy.ts';
import { isDevelopment } from './settings.ts';

const freshForMs = 1000;
/** Until then the old one is sent while one visitor's request makes the next. */
const maxAgeMs = 2000;
const maxCopies = 100;

interface Copy {
  html: string;
  nonce: string;
  madeAt: number;
  /** The next one, by a request that is under way: no other needs to. */
  isNextBeingMade?: boolean;
}

/** The same for every stranger of that language and zone; what has changed since, the page's stream brings. */
const keyOf = ({ req, resolvedUrl }: GetServerSidePropsContext): string | undefined => {
  const { session, language, zone } = req.cookies;
  const isPlain = req.method === 'GET' && resolvedUrl === '/' && req.headers['x-nextjs-data'] === undefined;
  if (!isPlain || session) return undefined;
  return `${pickLanguage(language, req.headers['accept-language'])} ${isZone(zone) ? zone : 'UTC'}`;
};

const hasFailed = (props: object) => Object.values(props).some((part) => part?.failed);

/** A page that strangers share for a second: made once, and sent to each with a nonce of their own. */
export const shared = <Props extends object>(
  load: GetServerSideProps<Props>,
  now: () => number = Date.now,
): GetServerSideProps<Props> => {
  // there pages change under one's hands, and Next watches who touches an answer
  if (isDevelopment()) return load;
  const copies = new Map<string, Copy>();

  const cache = (key: string, { res }: GetServerSidePropsContext) => {
    const end = res.end.bind(res);
    res.end = ((html?: unknown, ...rest: never[]) => {
      const nonce = typeof html === 'string' && /nonce="([\w-]+)"/.exec(html)?.[1];
      if (nonce && res.statusCode === 200) {
        if (copies.size >= maxCopies) copies.clear();
        copies.set(key, { html: html as string, nonce, madeAt: now() });
      }
      return end(html as string, ...rest);
    }) as typeof res.end;
  };

  const send = ({ html, nonce }: Copy, { res }: GetServerSidePropsContext) => {
    const fresh = crypto.randomUUID();
    res.setHeader('Content-Security-Policy', contentPolicy(fresh));
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('Cache-Control', 'private, no-cache, no-store, max-age=0, must-revalidate');
    res.setHeader('Vary', 'Cookie, Accept-Language');
    res.setHeader('X-Request-Id', crypto.randomUUID());
    res.end(html.replaceAll(nonce, fresh));
    // nothing is rendered of it: the answer has gone
    return { props: {} as Props };
  };

  return async (context) => {
    const key = keyOf(context);
    const copy = key === undefined ? undefined : copies.get(key);
    const age = copy ? now() - copy.madeAt : Number.POSITIVE_INFINITY;
    if (copy && age < (copy.isNextBeingMade ? maxAgeMs : freshForMs)) return send(copy, context);
    if (copy) copy.isNextBeingMade = true;
    const found = await load(context);
    if (key !== undefined && 'props' in found && !hasFailed(found.props)) cache(key, context);
    return found;
  };
};
