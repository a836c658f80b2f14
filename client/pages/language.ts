import type { GetServerSideProps } from 'next';
import { safePath } from '../components/shell/paths.ts';
import { isLanguage } from '../i18n/languages.ts';
import { seeOther } from '../server/page.ts';
import { isCookieSecure } from '../server/settings.ts';

/** The switch of languages: remembers, and goes back. */
export const getServerSideProps: GetServerSideProps = async ({ query, res }) => {
  const { to } = query;
  if (typeof to === 'string' && isLanguage(to)) {
    const secure = isCookieSecure() ? '; Secure' : '';
    res.setHeader('Set-Cookie', `language=${to}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`);
  }
  return seeOther(safePath(query.next));
};

export default function Language() {
  return null;
}
