import { useEffect, useRef } from 'react';
import type { Problem } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

/** What is wrong, in one place; the focus goes there, and from there to the fields. */
export const ErrorSummary = ({ problem }: { problem: Problem | undefined }) => {
  const text = useText(shell);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) place.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const { errors, status, requestId } = problem;
  return (
    <div className="alert alert-danger" role="alert" ref={place} tabIndex={-1}>
      <strong>{text.errorSummary}</strong>
      {errors.map(({ message, field }) => (
        <div key={message}>{field ? <a href={`#${field}`}>{message}</a> : message}</div>
      ))}
      {(status === 0 || status >= 500) && requestId && <div className="small">{text.request(requestId)}</div>}
    </div>
  );
};

export const errorOf = (problem: Problem | undefined, field: string): string | undefined =>
  problem?.errors.find((error) => error.field === field)?.message;
