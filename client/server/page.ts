import type { GetServerSideProps, GetServerSidePropsContext, Redirect } from 'next';
import { signInPath } from '../components/shell/paths.ts';
import type { VisitProps } from '../hooks/use-visit.ts';
import { type FormAnswer, type FormProps, readForm } from './form.ts';
import { beginVisit, type Visit } from './visit.ts';

export interface PageVisit extends Visit {
  query: GetServerSidePropsContext['query'];
  params: Record<string, string>;
}

export type Found<Props> = { props: Props } | { redirect: Redirect } | { notFound: true };

interface PageOptions {
  /** Strangers are sent to sign in, and come back. */
  signedIn?: boolean;
  /** What the page's own form does when it is sent without a script. */
  onPost?: (visit: PageVisit, form: URLSearchParams) => Promise<FormAnswer>;
}

export const seeOther = (destination: string): { redirect: Redirect } => ({
  redirect: { destination, statusCode: 303 },
});

/** Every page: who is there, then their form if they sent one, then what the page shows. */
export const page =
  <Props extends object>(
    load: (visit: PageVisit) => Promise<Found<Props>> | Found<Props>,
    { signedIn = false, onPost }: PageOptions = {},
  ): GetServerSideProps<Props & FormProps & { visit: VisitProps }> =>
  async ({ req, res, query, params, resolvedUrl }) => {
    const begun = await beginVisit({ req, res, path: resolvedUrl });
    const visit: PageVisit = { ...begun, query, params: (params ?? {}) as Record<string, string> };
    if (signedIn && !visit.props.user && !visit.props.isAccountDown) return seeOther(signInPath(resolvedUrl));

    const sent = req.method === 'POST' && onPost ? await onPost(visit, await readForm(req)) : {};
    if (sent.to !== undefined) return seeOther(sent.to);
    const found = await load(visit);
    if (!('props' in found)) return found;
    if (sent.form?.problem.status && !isData(req)) res.statusCode = sent.form.problem.status;
    const shown = sent.shown ? { shown: sent.shown } : {};
    return { props: { ...found.props, ...shown, form: sent.form ?? null, visit: visit.props } };
  };

const isData = (req: Visit['req']) => req.headers['x-nextjs-data'] !== undefined;

/** What the page is about cannot be had: its status says so, unless a page that is open asks. */
export const unavailable = ({ req, res }: Visit): void => {
  if (isData(req)) return;
  res.statusCode = 503;
  res.setHeader('Retry-After', '5');
};
