import type { Problem } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { admin } from '../../i18n/admin.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';

const isDone = (done: string): done is keyof (typeof admin)['en']['done'] =>
  Object.hasOwn(admin.en.done, done);

/** What was just done, or why not. */
export const Done = ({ done, problem }: { done: string; problem: Problem | undefined }) => {
  const text = useText(admin);
  return (
    <>
      <ErrorSummary problem={problem} />
      {!problem && isDone(done) && (
        <p className="alert" role="status">
          {text.done[done]}
        </p>
      )}
    </>
  );
};
