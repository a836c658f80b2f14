import type { InferGetServerSidePropsType } from 'next';
import dynamic from 'next/dynamic';
import { AdminNav, type AdminPart } from '../../components/admin/admin-nav.tsx';
import { Done } from '../../components/admin/done.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { admin } from '../../i18n/admin.ts';
import { findAdmin } from '../../server/admin/find-admin.ts';
import { postAdmin } from '../../server/admin/post-admin.ts';
import { page } from '../../server/page.ts';

const Today = dynamic(() => import('../../components/admin/today.tsx').then((file) => file.Today));
const Users = dynamic(() => import('../../components/admin/users.tsx').then((file) => file.Users));
const User = dynamic(() => import('../../components/admin/user.tsx').then((file) => file.User));
const Listings = dynamic(() => import('../../components/admin/listings.tsx').then((file) => file.Listings));
const Listing = dynamic(() => import('../../components/admin/listing.tsx').then((file) => file.Listing));
const Orders = dynamic(() => import('../../components/admin/orders.tsx').then((file) => file.Orders));
const Order = dynamic(() => import('../../components/admin/order.tsx').then((file) => file.Order));
const Letters = dynamic(() => import('../../components/admin/letters.tsx').then((file) => file.Letters));
const Audit = dynamic(() => import('../../components/admin/audit.tsx').then((file) => file.Audit));

export const getServerSideProps = page(findAdmin, { signedIn: true, onPost: postAdmin });

type Props = InferGetServerSidePropsType<typeof getServerSideProps>;

const Shown = (props: Props) => {
  switch (props.section) {
    case 'today':
      return <Today {...props} />;
    case 'users':
      return <Users {...props} />;
    case 'user':
      return <User {...props} />;
    case 'listings':
      return <Listings {...props} />;
    case 'listing':
      return <Listing {...props} />;
    case 'orders':
      return <Orders {...props} />;
    case 'order':
      return <Order {...props} />;
    case 'letters':
      return <Letters {...props} />;
    case 'audit':
      return <Audit {...props} />;
  }
};

/** Those of one thing have its name as heading. */
const partOf = { user: 'users', listing: 'listings', order: 'orders' } as const;
const isOfOne = (section: Props['section']): section is keyof typeof partOf => section in partOf;

/** All pages of admins are one, of which each part comes with its own scripts: what few see costs nobody else. */
export default function Admin(props: Props) {
  const text = useText(admin);
  const { section, done, form } = props;
  const part: AdminPart = isOfOne(section) ? partOf[section] : section;
  return (
    <div className="admin">
      <HeadOf title={text[part]} />
      <AdminNav here={part} />
      {!isOfOne(section) && <h1>{text[part]}</h1>}
      <Done done={done} problem={form?.problem} />
      <Shown {...props} />
    </div>
  );
}
