import type { GetServerSideProps } from 'next';
import { poster } from '../../posters/poster.ts';

const oneOf = (value: string | string[] | undefined, maxLength: number): string =>
  typeof value === 'string' ? value.slice(0, maxLength) : '';

/** A drawing, and nothing in it can run or load anything, even where it is opened as a page. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** The picture of a listing that has none of its own. */
export const getServerSideProps: GetServerSideProps = async ({ params, query, res }) => {
  const id = /^(\w{1,64})\.svg$/.exec(String(params?.file))?.[1];
  if (!id) return { notFound: true };
  const svg = poster({ id, category: oneOf(query.c, 20), title: oneOf(query.t, 200) });
  res.setHeader('Content-Type', 'image/svg+xml; charset=utf-8');
  res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  res.setHeader('Content-Security-Policy', policy);
  res.end(svg);
  return { props: {} };
};

export default function Poster() {
  return null;
}
