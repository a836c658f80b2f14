import { webhookEvents } from '../../api/notification-types.ts';
import type { Problem } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { webhooks } from '../../i18n/webhooks.ts';
import { errorOf } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';

interface Props {
  url: string;
  events: readonly string[];
  problem?: Problem | undefined;
}

/** Where to, and what. */
export const WebhookFields = ({ url, events, problem }: Props) => {
  const text = useText(webhooks);
  const wrong = errorOf(problem, 'events');
  return (
    <>
      <Field
        name="url"
        type="url"
        inputMode="url"
        label={text.url}
        hint={text.urlHint}
        problem={problem}
        defaultValue={url}
        placeholder="https://example.com/hooks"
        required
      />
      <fieldset className="field" id="events" {...(wrong ? { 'aria-describedby': 'events-error' } : {})}>
        <legend className="form-label">{text.events}</legend>
        {webhookEvents.map((event) => (
          <div className="form-check" key={event}>
            <input
              className="form-check-input"
              type="checkbox"
              id={event}
              name="events"
              value={event}
              defaultChecked={events.includes(event)}
            />
            <label htmlFor={event}>
              {text.eventNames[event]} <code className="muted small">{event}</code>
            </label>
          </div>
        ))}
        {wrong && (
          <div className="invalid-feedback" id="events-error">
            {wrong}
          </div>
        )}
      </fieldset>
    </>
  );
};
