import type { ComponentProps } from 'react';

interface Props extends ComponentProps<'button'> {
  isBusy: boolean;
  /** What it says between the click and the answer. */
  busy: string;
  variant?: 'primary' | 'secondary' | 'danger';
}

/** Stays where the focus is while it works, so it is not disabled; a second click is the first one's. */
export const BusyButton = ({
  isBusy,
  busy,
  variant = 'primary',
  className = '',
  children,
  ...button
}: Props) => (
  <button
    type="submit"
    className={`btn btn-${variant} ${className}`}
    {...(isBusy ? { 'aria-disabled': true } : {})}
    {...button}
  >
    {isBusy ? busy : children}
  </button>
);
