import { NeedsScript } from '../../components/forms/needs-script.tsx';
import { ListingForm } from '../../components/selling/listing-form.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { selling } from '../../i18n/selling.ts';
import { page } from '../../server/page.ts';

export const getServerSideProps = page(() => ({ props: {} }), { signedIn: true });

export default function NewListing() {
  const text = useText(selling);
  return (
    <div className="column">
      <HeadOf title={text.newTitle} />
      <h1>{text.newTitle}</h1>
      <NeedsScript />
      <ListingForm />
    </div>
  );
}
