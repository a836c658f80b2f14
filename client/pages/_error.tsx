import type { NextPageContext } from 'next';
import Link from 'next/link';
import { HeadOf } from '../components/shell/head-of.tsx';
import { useText, type VisitProps } from '../hooks/use-visit.ts';
import { noPage } from '../i18n/no-page.ts';
import { shell } from '../i18n/shell.ts';

interface Props {
  status: number;
  requestId: string;
  visit?: VisitProps;
}

export default function ErrorPage({ status, requestId }: Props) {
  const text = useText(noPage);
  const { request } = useText(shell);
  const isMissing = status === 404;
  const title = isMissing ? text.notFound : text.broken;
  return (
    <div className="narrow">
      <HeadOf title={title} />
      <p className="muted">{status}</p>
      <h1>{title}</h1>
      <p>{isMissing ? text.notFoundWhy : text.brokenWhy}</p>
      <p>
        <Link className="btn btn-primary" href="/">
          {text.home}
        </Link>
      </p>
      {requestId && <p className="muted small">{request(requestId)}</p>}
    </div>
  );
}

ErrorPage.getInitialProps = async ({ req, res, err, asPath = '/' }: NextPageContext): Promise<Props> => {
  const status = res?.statusCode ?? err?.statusCode ?? 404;
  if (!req || !res) return { status, requestId: '' };
  const { visitOfError } = await import('../server/visit-of-error.ts');
  return { status, ...(await visitOfError(req, res, asPath)) };
};
