import Link from 'next/link';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';
import type { Failure } from '../../server/part.ts';

interface Props {
  failed: Failure;
  /** Where to begin again when it is the address that is wrong. */
  back?: string;
}

/** In the place of a part whose service does not answer, or was asked for what there cannot be. */
export const Dimmed = ({ failed, back = '/' }: Props) => {
  const text = useText(shell);
  const { path } = useVisit();
  if (failed.status === 400) {
    return (
      <div className="empty">
        <h2>{text.wrongAddress}</h2>
        {failed.messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
        <Link className="btn btn-primary" href={back}>
          {text.startOver}
        </Link>
      </div>
    );
  }
  return (
    <div className="dimmed">
      <p>
        <strong>{text.failed}</strong> {text.failedNext}
      </p>
      <p className="small">
        <a href={path}>{text.again}</a> · {text.request(failed.requestId)}
      </p>
    </div>
  );
};
