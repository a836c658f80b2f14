import type { Delivery, Webhook } from '../api/notification-types.ts';
import type { Found, PageVisit } from './page.ts';
import { type Failure, nextCursor, type Part } from './part.ts';

export interface WebhookProps {
  webhook: Webhook | null;
  failed: Failure | null;
  sent: Part<{ list: Delivery[]; next: string | null }>;
  done: string;
  /** What this page's forms do is done once, however often they are sent. */
  formKey: string;
}

/** One webhook of theirs with what was sent there. */
export const findWebhook = async ({ api, ask, query, params }: PageVisit): Promise<Found<WebhookProps>> => {
  const id = params.webhookId ?? '';
  const all = '/api/notifications/webhooks';
  const page = { params: { limit: 20, cursor: query.cursor } };
  const [list, sent] = await Promise.all([
    ask(api.get<Webhook[]>(all)),
    ask(api.get<Delivery[]>(`${all}/${encodeURIComponent(id)}/deliveries`, page), (answer) => ({
      list: answer.data,
      next: nextCursor(answer),
    })),
  ]);
  const webhook = list.data?.find((each) => each.id === id) ?? null;
  if (list.data && !webhook) return { notFound: true };
  const done = String(query.done ?? '');
  return { props: { webhook, failed: list.failed ?? null, sent, done, formKey: crypto.randomUUID() } };
};
