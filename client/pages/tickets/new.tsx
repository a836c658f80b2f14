import type { InferGetServerSidePropsType } from 'next';
import type { Ticket } from '../../api/types.ts';
import { ListingForm } from '../../components/selling/listing-form.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { selling } from '../../i18n/selling.ts';
import { postListing } from '../../server/listing-post.ts';
import { type PageVisit, page } from '../../server/page.ts';

/** A listing of theirs to begin from: all of it but when it takes place. */
const findFrom = async ({ api, ask, query, props }: PageVisit): Promise<Ticket | null> => {
  if (typeof query.from !== 'string') return null;
  const { data } = await ask(api.get<Ticket>(`/api/tickets/${encodeURIComponent(query.from)}`));
  return data && data.userId === props.user?.id ? { ...data, startsAt: null } : null;
};

export const getServerSideProps = page(
  async (visit) => ({ props: { formKey: visit.requestId, from: await findFrom(visit) } }),
  { signedIn: true, onPost: postListing },
);

export default function NewListing({
  formKey,
  from,
  form,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(selling);
  return (
    <div className="column">
      <HeadOf title={text.newTitle} />
      <h1>{text.newTitle}</h1>
      <ListingForm from={from} formKey={formKey} form={form} key={from?.id} />
    </div>
  );
}
