import type { Problem, Ticket } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';

const isDone = (done: string): done is keyof (typeof desk)['en']['done'] => Object.hasOwn(desk.en.done, done);

interface Props {
  ticket: Ticket;
  done: string;
  problem: Problem | undefined;
}

/** What was just done, and why the listing is off the shop. */
export const News = ({ ticket: { cancelled, withdrawal }, done, problem }: Props) => {
  const text = useText(desk);
  return (
    <>
      {problem?.errors.map(({ message }) => (
        <p className="alert alert-danger" role="alert" key={message}>
          {message}
        </p>
      ))}
      {isDone(done) && !(cancelled && done === 'cancelled') && (
        <p className="alert" role="status">
          {text.done[done]}
        </p>
      )}
      {cancelled && (
        <p className="alert alert-danger" {...(done === 'cancelled' ? { role: 'status' } : {})}>
          {text.cancelledBecause} {cancelled.reason && <bdi>“{cancelled.reason}”</bdi>}
        </p>
      )}
      {withdrawal && (
        <p className="alert alert-danger">
          {text.withdrawnByUs} <bdi>{withdrawal.reason}</bdi>
        </p>
      )}
    </>
  );
};
