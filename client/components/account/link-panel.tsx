import type { ReactNode } from 'react';
import type { Problem } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { links } from '../../i18n/links.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { HeadOf } from '../shell/head-of.tsx';

interface Props {
  title: string;
  /** What is said once the link has done its work. */
  done?: { title: string; text: string };
  hasToken: boolean;
  problem: Problem | undefined;
  button: string;
  /** Where one goes from here. */
  onward: ReactNode;
  children: ReactNode;
}

/** What a link in a mail opens: a form that the server takes, which alone has the token; or where to get a link. */
export const LinkPanel = ({ title, done, hasToken, problem, button, onward, children }: Props) => {
  const text = useText(links);
  const shown = done?.title ?? title;
  return (
    <div className="narrow">
      <HeadOf title={shown} />
      <h1>{shown}</h1>
      {!done && hasToken && (
        <form className="panel" method="post" noValidate>
          <ErrorSummary problem={problem} />
          {children}
          <button type="submit" className="btn btn-primary wide">
            {button}
          </button>
          {problem && <p className="small mt">{onward}</p>}
        </form>
      )}
      {(done || !hasToken) && (
        <div className="panel" role="status">
          <p>{done?.text ?? text.noToken}</p>
          {onward}
        </div>
      )}
    </div>
  );
};
