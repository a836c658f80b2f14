import type { User } from '../../api/admin-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { adminUsers } from '../../i18n/admin-users.ts';

export const UserBadges = ({ user: { role, status } }: { user: Pick<User, 'role' | 'status'> }) => {
  const text = useText(adminUsers);
  return (
    <>
      <span className={status === 'active' ? 'badge badge-good' : 'badge badge-bad'}>
        {text.statuses[status]}
      </span>
      {role === 'admin' && (
        <>
          {' '}
          <span className="badge badge-now">{text.roles.admin}</span>
        </>
      )}
    </>
  );
};
