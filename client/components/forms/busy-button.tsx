import Button, { type ButtonProps } from 'react-bootstrap/Button';

interface Props extends Omit<ButtonProps, 'as'> {
  isBusy: boolean;
  /** What it says between the click and the answer. */
  busy: string;
}

/** Stays where the focus is while it works, so it is not disabled; a second click is the first one's. */
export const BusyButton = ({ isBusy, busy, children, ...button }: Props) => (
  <Button type="submit" {...(isBusy ? { 'aria-disabled': true } : {})} {...button}>
    {isBusy ? busy : children}
  </Button>
);
