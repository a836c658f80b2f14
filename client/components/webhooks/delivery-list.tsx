import type { Delivery } from '../../api/notification-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { webhooks } from '../../i18n/webhooks.ts';
import { FormAction } from '../forms/plain-action.tsx';
import { When } from '../shell/when.tsx';

const styles = { waiting: '', delivered: 'badge-good', failed: 'badge-bad' } as const;

const Attempts = ({ attempts, body }: Pick<Delivery, 'attempts' | 'body'>) => {
  const text = useText(webhooks);
  return (
    <details>
      <summary>{text.details}</summary>
      <pre>{body}</pre>
      <ol>
        {attempts.map(({ at, ms, status, error, answer }) => (
          <li key={at}>
            <When at={at} /> · {error ? text.errors[error] : text.answered(status ?? 0)} · {ms} ms
            {answer && <pre>{answer}</pre>}
          </li>
        ))}
      </ol>
    </details>
  );
};

interface Props {
  list: readonly Delivery[];
  isOn: boolean;
  /** One send is one, however often its form is sent. */
  formKey: string;
}

export const DeliveryList = ({ list, isOn, formKey }: Props) => {
  const text = useText(webhooks);
  const nameOf = (type: string) =>
    (text.eventNames as Record<string, string | undefined>)[type] ?? text.testName;
  return (
    <ul className="sheet deliveries">
      {list.map(({ id, type, status, createdAt, nextAt, body, attempts }) => (
        <li key={id}>
          <div>
            <p>
              <strong>{nameOf(type)}</strong>{' '}
              <span className={`badge ${styles[status]}`}>{text.statuses[status]}</span>
            </p>
            <p className="muted small">
              <When at={createdAt} />
              {nextAt && attempts.length > 0 && (
                <>
                  {' · '}
                  {text.nextAt} <When at={nextAt} />
                </>
              )}
            </p>
            <Attempts attempts={attempts} body={body} />
          </div>
          <div className="sheet-end">
            {isOn && (
              <FormAction action="redeliver" label={text.redeliver}>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="key" value={`${formKey}-${id}`} />
              </FormAction>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
};
