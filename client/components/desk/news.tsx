import type { Ticket } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';

const isDone = (done: string): done is keyof (typeof desk)['en']['done'] => done in desk.en.done;

/** What was just done, and why the listing is off the shop. */
export const News = ({ ticket: { cancelled, withdrawal }, done }: { ticket: Ticket; done: string }) => {
  const text = useText(desk);
  return (
    <>
      {isDone(done) && !(cancelled && done === 'cancelled') && (
        <p className="alert" id="done" role="status">
          {text.done[done]}
        </p>
      )}
      {cancelled && (
        <p className="alert alert-danger" {...(done === 'cancelled' ? { id: 'done', role: 'status' } : {})}>
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
