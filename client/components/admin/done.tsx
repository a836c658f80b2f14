import type { Problem } from '../../api/types.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';

/** What was just done, or why not. */
export const Done = ({ done, problem }: { done: string | null; problem: Problem | undefined }) => (
  <>
    <ErrorSummary problem={problem} />
    {!problem && done && (
      <p className="alert" role="status">
        {done}
      </p>
    )}
  </>
);
