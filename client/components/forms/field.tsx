import type { ComponentProps, ReactNode } from 'react';
import type { Problem } from '../../api/types.ts';
import { errorOf } from './error-summary.tsx';

interface Props extends Omit<ComponentProps<'input'>, 'id' | 'name' | 'children' | 'ref'> {
  name: string;
  label: string;
  hint?: string;
  as?: 'input' | 'textarea' | 'select';
  problem?: Problem | undefined;
  /** What a select offers. */
  options?: ReactNode;
  children?: ReactNode;
  rows?: number;
}

/** A labelled field, with what the API says of it. */
export const Field = ({ name, label, hint, as = 'input', options, problem, children, ...control }: Props) => {
  // what they share is all that is used of them
  const Control = as as 'input';
  const error = errorOf(problem, name);
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="form-label" htmlFor={name}>
        {label}
      </label>
      <Control
        id={name}
        name={name}
        className={`${as === 'select' ? 'form-select' : 'form-control'}${error ? ' is-invalid' : ''}`}
        {...(error ? { 'aria-invalid': true } : {})}
        {...(described ? { 'aria-describedby': described } : {})}
        {...control}
      >
        {options}
      </Control>
      {hint && (
        <div className="form-text" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="invalid-feedback" id={`${name}-error`}>
          {error}
        </div>
      )}
      {children}
    </div>
  );
};
