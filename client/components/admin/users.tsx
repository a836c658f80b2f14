import type { User } from '../../api/admin-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { adminUsers } from '../../i18n/admin-users.ts';
import type { findUsers } from '../../server/admin/find-users.ts';
import { Dimmed } from '../shell/dimmed.tsx';
import { When } from '../shell/when.tsx';
import { AdminTable } from './admin-table.tsx';
import { Pager } from './pager.tsx';
import { SearchForm } from './search-form.tsx';
import { UserBadges } from './user-badges.tsx';

const here = '/admin/users';

const Choice = ({
  name,
  label,
  chosen = '',
  options,
}: {
  name: string;
  label: string;
  chosen: string | undefined;
  options: Record<string, string>;
}) => {
  const { any } = useText(adminUsers);
  return (
    <label className="field admin-choice">
      <span className="form-label">{label}</span>
      <select className="form-select" name={name} defaultValue={chosen}>
        <option value="">{any}</option>
        {Object.entries(options).map(([value, said]) => (
          <option value={value} key={value}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
};

const Row = ({ user }: { user: User }) => {
  const text = useText(adminUsers);
  return (
    <tr>
      <th scope="row">
        <a href={`${here}/${user.id}`}>
          <bdi>{user.email}</bdi>
        </a>
        <p className="muted small">
          <bdi>{user.name || text.noName}</bdi>
        </p>
      </th>
      <td data-name={text.status}>
        <UserBadges user={user} />
      </td>
      <td data-name={text.confirmed}>{user.emailConfirmed ? text.isConfirmed : text.notConfirmed}</td>
      <td data-name={text.since}>
        <When at={user.createdAt} />
      </td>
    </tr>
  );
};

/** Accounts, newest first; those of a search by their addresses. */
export const Users = ({ filters, users }: Awaited<ReturnType<typeof findUsers>>) => {
  const text = useText(adminUsers);
  const list = users.data?.list;
  return (
    <>
      <SearchForm here={here} label={text.search} search={filters.search}>
        <Choice name="role" label={text.role} chosen={filters.role} options={text.roles} />
        <Choice name="status" label={text.status} chosen={filters.status} options={text.statuses} />
      </SearchForm>
      {users.failed && <Dimmed failed={users.failed} back={here} />}
      {list?.length === 0 && <p className="empty">{text.none}</p>}
      {list && list.length > 0 && (
        <AdminTable columns={[text.name, text.status, text.confirmed, text.since]}>
          {list.map((user) => (
            <Row key={user.id} user={user} />
          ))}
        </AdminTable>
      )}
      <Pager here={here} filters={filters} next={users.data?.next ?? null} />
    </>
  );
};
