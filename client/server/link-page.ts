import { type FormAnswer, sendForm } from './form.ts';
import { type PageVisit, page, seeOther } from './page.ts';
import { isCookieSecure } from './settings.ts';
import type { Visit } from './visit.ts';

interface LinkPage {
  path: '/auth/reset' | '/auth/confirm';
  /** Where the token is good for something. */
  url: string;
}

const form = /^[\w-]{1,100}$/;
const maxAgeSeconds = 1800;

const tokenOf = ({ req }: Visit): string => /(?:^|; )link=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1] ?? '';

const keep = ({ res }: Visit, path: string, token: string, seconds: number) => {
  const secure = isCookieSecure() ? '; Secure' : '';
  const line = `link=${token}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  res.appendHeader('Set-Cookie', line);
};

/**
 * The page that a link in a mail opens. Its token goes from the address into a cookie of this page alone, so that
 * no history, no Referer and no script has it; looking at the page uses nothing up, its form does.
 */
export const linkPage = ({ path, url }: LinkPage) => {
  const onPost = async (visit: PageVisit, sent: URLSearchParams): Promise<FormAnswer> => {
    const body = { ...Object.fromEntries(sent), token: tokenOf(visit) };
    const answer = await sendForm(visit, { method: 'post', url, body }, {}, () => `${path}?done=1`);
    if (answer.to) keep(visit, path, '', 0);
    return answer;
  };

  return page(
    (visit) => {
      const { token, done } = visit.query;
      if (typeof token === 'string' && form.test(token)) {
        keep(visit, path, token, maxAgeSeconds);
        visit.res.setHeader('Referrer-Policy', 'no-referrer');
        return seeOther(path);
      }
      return { props: { hasToken: tokenOf(visit) !== '', isDone: done !== undefined } };
    },
    { onPost },
  );
};
