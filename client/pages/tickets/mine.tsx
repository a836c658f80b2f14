import type { GetServerSideProps } from 'next';

/** Where the desk was before it was one: bookmarks and mails of then lead there. */
export const getServerSideProps: GetServerSideProps = async () => ({
  redirect: { destination: '/desk', permanent: true },
});

export default function Mine() {
  return null;
}
