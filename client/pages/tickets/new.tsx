import type { InferGetServerSidePropsType } from 'next';
import { ListingForm } from '../../components/selling/listing-form.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { selling } from '../../i18n/selling.ts';
import { postListing } from '../../server/listing-post.ts';
import { page } from '../../server/page.ts';

export const getServerSideProps = page(({ requestId }) => ({ props: { formKey: requestId } }), {
  signedIn: true,
  onPost: postListing,
});

export default function NewListing({
  formKey,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(selling);
  return (
    <div className="column">
      <HeadOf title={text.newTitle} />
      <h1>{text.newTitle}</h1>
      <ListingForm formKey={formKey} form={form} />
    </div>
  );
}
