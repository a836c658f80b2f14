import { useText, useVisit } from '../../hooks/use-visit.ts';
import { adminListings } from '../../i18n/admin-listings.ts';
import { count, money } from '../../i18n/format.ts';
import type { findListing } from '../../server/admin/find-listing.ts';
import type { SentForm } from '../../server/form.ts';
import { StateBadge } from '../desk/state-badge.tsx';
import { Dimmed } from '../shell/dimmed.tsx';
import { Title } from '../shell/title.tsx';
import { When } from '../shell/when.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

type Props = NonNullable<Awaited<ReturnType<typeof findListing>>> & {
  formKey: string;
  form: SentForm | null;
};

/** One listing, and taking it off the shop. */
export const Listing = ({ listing: { data, failed }, now, formKey, form }: Props) => {
  const text = useText(adminListings);
  const { language } = useVisit();
  if (!data) return <Dimmed failed={failed} back="/admin/listings" />;
  const { id, title, startsAt, timeZone, venue, city, userId, seller, status, cancelled, withdrawal } = data;
  const place = [venue, city].filter(Boolean).join(', ');
  return (
    <>
      <p className="admin-state">
        <StateBadge ticket={data} now={now} />
      </p>
      <Title>{title}</Title>
      <p className="muted">
        {startsAt && <When at={startsAt} timeZone={timeZone} />}
        {startsAt && place && ' · '}
        <bdi>{place}</bdi>
        {(startsAt || place) && <br />}
        {text.seller}:{' '}
        <a href={`/admin/users/${userId}`}>
          <bdi>{seller?.name ?? text.noName}</bdi>
        </a>{' '}
        · {text.left}: {count(language, data.available)} / {count(language, data.quantity)} ·{' '}
        {money(language, data.price)}
      </p>
      <nav className="desk-links admin-links" aria-label={text.listing}>
        <a href={`/tickets/${id}`}>{text.open}</a>
        <a href={`/desk/${id}`}>{text.desk}</a>
        {!cancelled && <a href={`/desk/${id}/cancel`}>{text.cancel}</a>}
      </nav>
      {withdrawal && (
        <p className="alert alert-danger">
          {text.withdrawnByUs} <bdi>“{withdrawal.reason}”</bdi>
        </p>
      )}
      {cancelled && (
        <p className="alert alert-danger">
          {text.cancelledBecause} {cancelled.reason && <bdi>“{cancelled.reason}”</bdi>}
        </p>
      )}
      {status === 'active' && <WithdrawForm formKey={formKey} form={form} />}
    </>
  );
};
