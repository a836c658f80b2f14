import type { Ticket } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { adminListings } from '../../i18n/admin-listings.ts';
import { count, money } from '../../i18n/format.ts';
import type { findListings } from '../../server/admin/find-listings.ts';
import { StateBadge } from '../desk/state-badge.tsx';
import { Dimmed } from '../shell/dimmed.tsx';
import { When } from '../shell/when.tsx';
import { AdminTable } from './admin-table.tsx';
import { OfOne } from './of-one.tsx';
import { Pager } from './pager.tsx';
import { SearchForm } from './search-form.tsx';

const here = '/admin/listings';

const Row = ({ listing, now }: { listing: Ticket; now: number }) => {
  const text = useText(adminListings);
  const { language } = useVisit();
  const { id, title, startsAt, timeZone, userId, seller, available, quantity, price } = listing;
  return (
    <tr>
      <th scope="row">
        <a href={`${here}/${id}`}>
          <bdi>{title}</bdi>
        </a>
        <p className="muted small">{startsAt && <When at={startsAt} timeZone={timeZone} />}</p>
        <StateBadge ticket={listing} now={now} />
      </th>
      <td data-name={text.seller} className="wraps">
        <a href={`/admin/users/${userId}`}>
          <bdi>{seller?.name ?? text.noName}</bdi>
        </a>
      </td>
      <td data-name={text.left}>{`${count(language, available)} / ${count(language, quantity)}`}</td>
      <td data-name={text.price}>{money(language, price)}</td>
    </tr>
  );
};

/** Everybody's, whatever became of them. */
export const Listings = ({ filters, listings, now }: Awaited<ReturnType<typeof findListings>>) => {
  const text = useText(adminListings);
  const list = listings.data?.list;
  return (
    <>
      <SearchForm here={here} label={text.search} search={filters.search} />
      {filters.userId && <OfOne here={here} said={text.ofSeller} all={text.ofAll} />}
      {listings.failed && <Dimmed failed={listings.failed} back={here} />}
      {list?.length === 0 && <p className="empty">{text.none}</p>}
      {list && list.length > 0 && (
        <AdminTable columns={[text.listing, text.seller, text.left, text.price]}>
          {list.map((listing) => (
            <Row key={listing.id} listing={listing} now={now} />
          ))}
        </AdminTable>
      )}
      <Pager here={here} filters={filters} next={listings.data?.next ?? null} />
    </>
  );
};
