import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import type { Webhook } from '../../../api/notification-types.ts';
import { AccountNav } from '../../../components/account/account-nav.tsx';
import { ErrorSummary } from '../../../components/forms/error-summary.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { Secret } from '../../../components/webhooks/secret.tsx';
import { WebhookFields } from '../../../components/webhooks/webhook-fields.tsx';
import { WebhookState } from '../../../components/webhooks/webhook-state.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { webhooks } from '../../../i18n/webhooks.ts';
import { page } from '../../../server/page.ts';
import { postNewWebhook } from '../../../server/webhook-post.ts';

const here = '/account/webhooks';

export const getServerSideProps = page(
  async ({ api, ask, query }) => ({
    props: {
      found: await ask(api.get<Webhook[]>('/api/notifications/webhooks')),
      isRemoved: query.done === 'removed',
      formKey: crypto.randomUUID(),
    },
  }),
  { signedIn: true, onPost: postNewWebhook },
);

export default function Webhooks({
  found,
  isRemoved,
  formKey,
  form,
  shown,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(webhooks);
  const list = found.data;
  return (
    <div className="column">
      <HeadOf title={text.title} />
      <AccountNav here={here} />
      <h1>{text.title}</h1>
      <p className="muted">{text.about}</p>
      {isRemoved && !form && !shown && <p role="status">{text.done.removed}</p>}
      {shown?.secret && <Secret secret={shown.secret} />}
      {found.failed && <Dimmed failed={found.failed} back={here} />}
      {list?.length === 0 && <p>{text.none}</p>}
      {list && list.length > 0 && (
        <ul className="sheet">
          {list.map((webhook) => (
            <li key={webhook.id}>
              <div>
                <h2 className="webhook-url">
                  <Link href={`${here}/${webhook.id}`}>{webhook.url}</Link>
                </h2>
                <p className="muted small">
                  {webhook.events.map((event) => text.eventNames[event]).join(' · ')}
                </p>
              </div>
              <div className="sheet-end">
                <WebhookState webhook={webhook} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {list && (
        <section className="section">
          <h2>{text.add}</h2>
          <form method="post">
            <ErrorSummary problem={form?.problem} />
            <input type="hidden" name="key" value={formKey} />
            <WebhookFields
              url={form?.values.url ?? ''}
              events={form?.values.events?.split(' ') ?? ['order.completed']}
              problem={form?.problem}
            />
            <button className="btn btn-primary" type="submit">
              {text.add}
            </button>
          </form>
        </section>
      )}
    </div>
  );
}
