import type { GetServerSideProps } from 'next';

const probes = ['live', 'ready'];

/**
 * Alive: the process answers. Ready: pages can be made; a service that is unavailable dims its part of them,
 * and is no reason to send visitors away.
 */
export const getServerSideProps: GetServerSideProps = async ({ params, res }) => {
  if (!probes.includes(String(params?.probe))) return { notFound: true };
  res.setHeader('Content-Type', 'application/json');
  res.end('{"status":"ok"}');
  return { props: {} };
};

export default function Probe() {
  return null;
}
