import type { GetServerSideProps } from 'next';
import { isCategory } from '../i18n/categories.ts';
import { originOf } from '../server/origin.ts';
import { unavailable } from '../server/page.ts';
import { sendSitemap, sendUrls } from '../server/sitemap.ts';
import { beginVisit } from '../server/visit.ts';

export const getServerSideProps: GetServerSideProps = async ({ req, res, query, resolvedUrl }) => {
  const visit = await beginVisit({ req, res, path: resolvedUrl });
  const shop = { api: visit.api, origin: originOf(req) };
  const category = typeof query.category === 'string' ? query.category : undefined;
  if (category !== undefined && !isCategory(category)) return { notFound: true };
  try {
    await (category ? sendUrls(res, shop, category) : sendSitemap(res, shop));
  } catch {
    // cut off in the middle, or never begun: whoever asked comes again
    if (res.headersSent) res.destroy();
    else unavailable(visit);
    res.end();
  }
  return { props: {} };
};

export default function Sitemap() {
  return null;
}
