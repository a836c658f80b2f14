import type { GetServerSideProps } from 'next';
import { originOf } from '../server/origin.ts';

/** What is one person's alone, and what only leads elsewhere. */
const closed = ['/account', '/admin', '/api/', '/auth/', '/desk', '/language', '/orders', '/tickets/new'];

export const getServerSideProps: GetServerSideProps = async ({ req, res }) => {
  const lines = [
    'User-agent: *',
    'Allow: /api/tickets/images/',
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${originOf(req)}/sitemap.xml`,
  ];
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('Cache-Control', 'public, max-age=86400');
  res.end(`${lines.join('\n')}\n`);
  return { props: {} };
};

export default function Robots() {
  return null;
}
