import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

/** In the place of a part whose service does not answer. */
export const Dimmed = ({ requestId }: { requestId: string }) => {
  const text = useText(shell);
  const { path } = useVisit();
  return (
    <div className="dimmed">
      <p>
        <strong>{text.failed}</strong> {text.failedNext}
      </p>
      <p className="small">
        <a href={path}>{text.again}</a> · {text.request(requestId)}
      </p>
    </div>
  );
};
