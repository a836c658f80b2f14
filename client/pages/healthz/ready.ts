import type { GetServerSideProps } from 'next';

/** Pages can be made: a service that is unavailable dims its part of them, and is no reason to send visitors away. */
export const getServerSideProps: GetServerSideProps = async ({ res }) => {
  res.setHeader('Content-Type', 'application/json');
  res.end('{"status":"ok"}');
  return { props: {} };
};

export default function Ready() {
  return null;
}
