import type { Pass } from '../../api/pass-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { passes } from '../../i18n/passes.ts';
import { When } from '../shell/when.tsx';

type Shown = Pick<Pass, 'status' | 'admittedAt' | 'gate'>;

/** Whether it can still be used, and where it was. */
export const PassState = ({ pass, timeZone }: { pass: Shown; timeZone: string | undefined }) => {
  const text = useText(passes);
  const { status, admittedAt, gate } = pass;
  if (status === 'issued') return null;
  if (status === 'void') return <span className="badge badge-bad">{text.void}</span>;
  return (
    <span className="badge badge-good">
      {text.admitted}
      {admittedAt && (
        <>
          {' · '}
          <When at={admittedAt} timeZone={timeZone} />
        </>
      )}
      {gate && <bdi> · {gate}</bdi>}
    </span>
  );
};
