import type { Link } from '../../domain/link.ts';
import type { User } from '../../domain/user.ts';

/** Published again by nobody: `latest` names another event, so no link is sent twice. */
export const linkData = ({ id, version }: User, link: Link | undefined) => {
  if (!link) throw new Error(`There is no link to send to user ${id}`);
  return { userId: id, version, sealed: link.sealed, expiresAt: link.expiresAt.toISOString() };
};
