import { BadRequestError, type Clock, ConflictError } from '@ticketing/common/base';
import { govern, isAdmin, type User } from '../domain/user.ts';
import type { Admins } from '../models/admins.ts';
import type { Users } from '../models/users.ts';

const maxTries = 10;

export type Roles = ReturnType<typeof createRoles>;

/** Roles and suspensions, of which one thing is true whoever changes what at once: an admin is left. */
export const createRoles = ({ users, admins, clock }: { users: Users; admins: Admins; clock: Clock }) => ({
  set: async (id: string, wanted: Partial<Pick<User, 'role' | 'status'>>): Promise<User> => {
    for (let tries = 0; tries < maxTries; tries++) {
      const before = await users.find(id);
      const change = govern(before, wanted, clock());
      if (!change) return before;
      const isStopped = isAdmin(before) && !isAdmin(change.state);
      if (isStopped && !(await admins.struck(before)))
        throw new BadRequestError('There must be an admin left', 'user.last-admin');
      let isSame = true;
      const after = await users.change(id, (now) => {
        isSame = now.version === before.version;
        return isSame ? govern(now, wanted, clock()) : undefined;
      });
      if (!isSame) continue;
      await admins.entered(after);
      return after;
    }
    throw new ConflictError('Changed by too many at once, try again', 'request.conflict');
  },
});
