import type { UserWithSessions } from '../../api/admin-types.ts';
import { deviceOf } from '../device.ts';
import type { PageVisit } from '../page.ts';

/** An account and where it is signed in. */
export const findUser = async ({ api, ask }: PageVisit, id: string) => {
  const user = await ask(
    api.get<UserWithSessions>(`/api/users/${encodeURIComponent(id)}`),
    ({ data: { sessions, ...account } }) => ({
      ...account,
      sessions: sessions.map(({ id: sessionId, userAgent, seenAt }) => ({
        id: sessionId,
        device: deviceOf(userAgent) ?? null,
        seenAt,
      })),
    }),
  );
  return user.failed?.status === 404 ? undefined : { user };
};
