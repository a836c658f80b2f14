import type { User } from '../../api/admin-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { adminUsers } from '../../i18n/admin-users.ts';
import { Act } from './act.tsx';

/** Each asks once more. */
export const UserActs = ({ user: { role, status } }: { user: Pick<User, 'role' | 'status'> }) => {
  const text = useText(adminUsers);
  return (
    <div className="acts">
      {status === 'active' ? (
        <Act act="suspend" label={text.suspend} asks={text.suspendAsks} yes={text.suspendYes} isDanger />
      ) : (
        <Act act="readmit" label={text.readmit} asks={text.readmitAsks} yes={text.readmitYes} />
      )}
      <Act act="signout" label={text.signOut} asks={text.signOutAsks} yes={text.signOutYes} isDanger />
      {role === 'admin' ? (
        <Act act="user" label={text.demote} asks={text.demoteAsks} yes={text.demoteYes} isDanger />
      ) : (
        <Act act="admin" label={text.promote} asks={text.promoteAsks} yes={text.promoteYes} isDanger />
      )}
    </div>
  );
};
