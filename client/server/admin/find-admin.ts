import { adminDone } from '../../i18n/admin-done.ts';
import { type Found, type PageVisit, unavailable } from '../page.ts';
import { adminPath } from './admin-path.ts';
import { findSection, type Section } from './find-section.ts';
import { notingRefusals } from './noting-refusals.ts';

export interface AdminProps {
  /** What was just done, in words. */
  done: string | null;
  /** For forms that must not be sent twice. */
  formKey: string;
}

/** What a page is about, if it is about one thing. */
const subjectOf = (found: Section) => {
  if ('user' in found) return found.user;
  if ('order' in found) return found.order;
  return 'listing' in found ? found.listing : undefined;
};

const doneOf = ({ query, props }: PageVisit): string | null => {
  const texts: Record<string, string> = adminDone[props.language];
  const done = String(query.done ?? '');
  return Object.hasOwn(texts, done) ? (texts[done] ?? null) : null;
};

/** One of the pages of admins; to anybody else there is none. The services check each request themselves. */
export const findAdmin = async (asked: PageVisit): Promise<Found<Section & AdminProps>> => {
  const { user } = asked.props;
  // while nobody can say who it is, the services know by the session
  if (user && user.role !== 'admin') return { notFound: true };
  const { visit, isRefused } = notingRefusals(asked);
  const found = await findSection(visit, adminPath(visit));
  if (!found || isRefused()) return { notFound: true };
  if (subjectOf(found)?.failed) unavailable(visit);
  return { props: { ...found, done: doneOf(visit), formKey: visit.requestId } };
};
