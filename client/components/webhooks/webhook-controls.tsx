import type { Webhook } from '../../api/notification-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { webhooks } from '../../i18n/webhooks.ts';
import { FormAction } from '../forms/plain-action.tsx';
import { When } from '../shell/when.tsx';

/** What one does with a webhook, other than changing what it is sent. */
export const WebhookControls = ({ webhook, formKey }: { webhook: Webhook; formKey: string }) => {
  const text = useText(webhooks);
  const { on, previousSecretUntil } = webhook;
  const key = <input type="hidden" name="key" value={formKey} />;
  return (
    <>
      {previousSecretUntil && (
        <p className="muted small">
          {text.rotated} <When at={previousSecretUntil} />
        </p>
      )}
      <div className="actions webhook-controls">
        {on && (
          <FormAction action="test" label={text.test}>
            {key}
          </FormAction>
        )}
        <FormAction action={on ? 'off' : 'on'} label={on ? text.switchOff : text.switchOn} />
        <FormAction action="rotate" label={text.rotate} asks={text.rotateText}>
          {key}
        </FormAction>
        <FormAction action="remove" label={text.remove} asks={text.removeText} isDanger />
      </div>
    </>
  );
};
