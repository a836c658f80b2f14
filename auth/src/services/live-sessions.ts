import type { CurrentUser } from '@ticketing/common/http';
import type { User } from '../domain/user.ts';
import type { Session, Sessions } from '../models/sessions.ts';
import type { Users } from '../models/users.ts';

/** So long may what another replica ends seem alive to who only asks who they are. */
const maxAgeMs = 1000;
const maxKnown = 10_000;

export type Live = [User, Session];
type Claims = Pick<CurrentUser, 'id' | 'sid'>;

export type LiveSessions = ReturnType<typeof createLiveSessions>;

/** Sessions whose user and document say that they are alive. */
export const createLiveSessions = ({ users, sessions }: { users: Users; sessions: Sessions }) => {
  const known = new Map<string, { live: Live; until: number }>();
  let changes = 0;
  /** Also for reads under way: they may have begun before the change. */
  const forget = () => {
    changes += 1;
    known.clear();
  };
  users.outbox.onSaved(forget);
  sessions.onEnd(forget);

  const find = async ({ sid, id }: Claims): Promise<Live | undefined> => {
    const [session, user] = await Promise.all([sessions.find(sid), users.byId(id)]);
    const isAlive =
      session?.userId === id && session.sessionVersion === user?.sessionVersion && user.status === 'active';
    return isAlive ? [user, session] : undefined;
  };

  return {
    find,
    /** The same, as it was a second ago at most; what this process changed is seen at once. */
    recent: async (claims: Claims): Promise<Live | undefined> => {
      const found = known.get(claims.sid);
      if (found && found.live[0].id === claims.id && performance.now() < found.until) return found.live;
      const before = changes;
      const live = await find(claims);
      if (!live || changes !== before) return live;
      if (known.size >= maxKnown) known.clear();
      known.set(claims.sid, { live, until: performance.now() + maxAgeMs });
      return live;
    },
  };
};
