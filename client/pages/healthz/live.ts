import type { GetServerSideProps } from 'next';

/** The process answers. */
export const getServerSideProps: GetServerSideProps = async ({ res }) => {
  res.setHeader('Content-Type', 'application/json');
  res.end('{"status":"ok"}');
  return { props: {} };
};

export default function Live() {
  return null;
}
