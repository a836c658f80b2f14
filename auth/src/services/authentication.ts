import type { Clock } from '@ticketing/common/base';
import { type CurrentUser, type Jwt, tokenOf } from '@ticketing/common/http';
import type { Request } from 'express';
import { emailKeyOf, endSession, type User } from '../domain/user.ts';
import type { Sessions } from '../models/sessions.ts';
import type { Users } from '../models/users.ts';
import type { LiveSessions } from './live-sessions.ts';
import type { Roles } from './roles.ts';

/** An older token is renewed: soon enough to carry a new role, seldom enough to be cheap. */
const freshForSeconds = 300;

interface AuthenticationDeps {
  users: Users;
  sessions: Sessions;
  liveSessions: LiveSessions;
  jwt: Jwt;
  clock: Clock;
  roles: Roles;
  adminEmail: string | undefined;
}

export type Authentication = ReturnType<typeof createAuthentication>;

/** Who comes in, who is in, who goes out. A token says who somebody was; the database, who they are. */
export const createAuthentication = ({
  users,
  sessions,
  liveSessions,
  jwt,
  clock,
  roles,
  adminEmail,
}: AuthenticationDeps) => {
  const claimedBy = (req: Request) => {
    const token = tokenOf(req);
    return token === undefined ? undefined : jwt.verify(token, { evenExpired: true });
  };

  /** The first admin is whoever ADMIN_EMAIL names, as long as there is no other. */
  const inItsRole = async (user: User): Promise<User> => {
    const isNamed = adminEmail !== undefined && user.emailKey === emailKeyOf(adminEmail);
    if (!isNamed || (await users.hasAdmin())) return user;
    return roles.set(user.id, { role: 'admin' });
  };

  const putInCookie = (req: Request, { id, email, role }: User, sid: string) => {
    req.session = { jwt: jwt.sign({ id, email, role, sid }) };
  };

  /** False: that user has no such session. Published first: who tries again after a crash finds it still there. */
  const endOne = async (userId: string, sid: string): Promise<boolean> => {
    const found = await sessions.find(sid);
    if (found?.userId !== userId) return false;
    await users.change(userId, (user) => endSession(user, sid));
    return sessions.end(sid, userId);
  };

  return {
    endSession: endOne,

    async signIn(req: Request, arrived: User) {
      const user = await inItsRole(arrived);
      const userAgent = String(req.headers['user-agent'] ?? '').slice(0, 200);
      const sid = await sessions.begin(
        { userId: user.id, sessionVersion: user.sessionVersion, userAgent },
        clock(),
      );
      putInCookie(req, user, sid);
    },

    /** An expired token still names its session; while that lives, the cookie is renewed. */
    async currentUser(req: Request): Promise<User | undefined> {
      const claimed = claimedBy(req);
      const found = claimed && (await liveSessions.recent(claimed));
      if (!claimed || !found) {
        if (req.sessionToken) req.session = null;
        return undefined;
      }
      const [user, session] = found;
      const age = clock().getTime() / 1000 - claimed.iat;
      if (req.sessionToken && (age > freshForSeconds || user.role !== claimed.role)) {
        await sessions.seen(session.id, clock());
        putInCookie(req, user, session.id);
      }
      return user;
    },

    async signOut(req: Request) {
      const claimed = claimedBy(req);
      if (claimed) await endOne(claimed.id, claimed.sid);
      req.session = null;
    },

    /** For guarded routes: here a session that has ended is over at once. */
    async confirm(claimed: CurrentUser): Promise<CurrentUser | undefined> {
      const found = await liveSessions.find(claimed);
      return found && { ...claimed, role: found[0].role };
    },
  };
};
