import type { ReactNode } from 'react';

interface Props {
  /** Which of the page's forms it is, for the server. */
  action: string;
  label: string;
  /** What somebody should know before they do it: then it is asked once more. */
  asks?: string;
  isDanger?: boolean;
  children?: ReactNode;
}

/** A button that is a form of its own, sent to the page. */
export const FormAction = ({ action, label, asks, isDanger = false, children }: Props) => {
  const form = (
    <form method="post">
      <input type="hidden" name="do" value={action} />
      {children}
      <button className={`btn ${isDanger ? 'btn-danger' : 'btn-secondary'}`} type="submit">
        {label}
      </button>
    </form>
  );
  if (!asks) return form;
  return (
    <details>
      <summary>{label}</summary>
      <p>{asks}</p>
      {form}
    </details>
  );
};

/** The same for who has no script. */
export const PlainAction = (props: Props) => (
  <noscript>
    <FormAction {...props} />
  </noscript>
);
