import type { ReactNode } from 'react';

interface Props {
  /** Which of the page's forms it is, for the server. */
  act: string;
  label: string;
  /** What somebody should know before they do it. */
  asks: string;
  yes: string;
  isDanger?: boolean;
  children?: ReactNode;
}

/** A button that asks once more before it does something, without a script. */
export const Act = ({ act, label, asks, yes, isDanger = false, children }: Props) => (
  <details className="act">
    <summary className={isDanger ? 'btn btn-outline-danger' : 'btn btn-secondary'}>{label}</summary>
    <form method="post">
      <p>{asks}</p>
      {children}
      <button className={isDanger ? 'btn btn-danger' : 'btn btn-primary'} type="submit" name="do" value={act}>
        {yes}
      </button>
    </form>
  </details>
);
