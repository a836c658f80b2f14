import type { Webhook } from '../../api/notification-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { webhooks } from '../../i18n/webhooks.ts';

export const WebhookState = ({ webhook: { off, failingSince } }: { webhook: Webhook }) => {
  const text = useText(webhooks);
  if (off) return <span className={`badge ${off === 'owner' ? '' : 'badge-bad'}`}>{text.off[off]}</span>;
  if (failingSince) return <span className="badge badge-bad">{text.failing}</span>;
  return <span className="badge badge-good">{text.on}</span>;
};
