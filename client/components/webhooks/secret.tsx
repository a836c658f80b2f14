import { useText } from '../../hooks/use-visit.ts';
import { webhooks } from '../../i18n/webhooks.ts';
import { useToast } from '../shell/toasts.tsx';

/** Shown this once. */
export const Secret = ({ secret }: { secret: string }) => {
  const text = useText(webhooks);
  const say = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    say(text.copied);
  };
  return (
    <div className="alert secret" role="status">
      <strong>{text.secretTitle}</strong>
      <p>{text.secretText}</p>
      <code>{secret}</code>
      <button className="btn btn-secondary needs-script" type="button" onClick={copy}>
        {text.copy}
      </button>
    </div>
  );
};
