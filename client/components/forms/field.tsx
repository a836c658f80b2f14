import type { ReactNode } from 'react';
import FormControl, { type FormControlProps } from 'react-bootstrap/FormControl';
import type { Problem } from '../../api/types.ts';
import { errorOf } from './error-summary.tsx';

interface Props extends Omit<FormControlProps, 'id' | 'name'> {
  name: string;
  label: string;
  hint?: string;
  problem?: Problem | undefined;
  /** Of a select. */
  options?: ReactNode;
  children?: ReactNode;
  [attribute: string]: unknown;
}

/** A labelled field, with what the API says of it. */
export const Field = ({ name, label, hint, problem, options, children, ...control }: Props) => {
  const error = errorOf(problem, name);
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="form-label" htmlFor={name}>
        {label}
      </label>
      <FormControl
        id={name}
        name={name}
        isInvalid={Boolean(error)}
        {...(error ? { 'aria-invalid': true } : {})}
        {...(described ? { 'aria-describedby': described } : {})}
        {...control}
      >
        {options}
      </FormControl>
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
