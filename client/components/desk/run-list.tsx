import type { Run } from '../../api/desk-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { deskBuyers } from '../../i18n/desk-buyers.ts';
import { count } from '../../i18n/format.ts';
import { When } from '../shell/when.tsx';

const Progress = ({ run }: { run: Run }) => {
  const text = useText(deskBuyers);
  const { language } = useVisit();
  const { total, refunded, pending, waiting, left, status, kind } = run;
  const said = (amount: number) => count(language, amount);
  const progress = text.progress(said(refunded), said(total));
  const more = [
    pending > 0 && text.pending(said(pending)),
    waiting > 0 && text.waiting(said(waiting)),
    left > 0 && text.leftOut(said(left)),
  ].filter((each) => each !== false);
  return (
    <li>
      <div className="run-head">
        <strong>{text.kinds[kind]}</strong>
        <span className={status === 'open' ? 'badge badge-now' : 'badge badge-good'}>
          {status === 'open' ? text.isOpen : text.isDone}
        </span>
        <span className="muted small">
          <When at={run.at} />
        </span>
      </div>
      <progress value={total === 0 ? 1 : refunded} max={total || 1} aria-label={text.kinds[kind]}>
        {progress}
      </progress>
      <p className="small">
        {progress}
        {more.length > 0 && <span className="muted"> · {more.join(' · ')}</span>}
      </p>
    </li>
  );
};

/** How far refunds are. */
export const RunList = ({ runs }: { runs: readonly Run[] }) => {
  const text = useText(deskBuyers);
  if (runs.length === 0) return null;
  return (
    <section className="desk-panel" aria-labelledby="runs">
      <h2 id="runs">{text.runs}</h2>
      <ul className="runs">
        {runs.map((run) => (
          <Progress key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
};
