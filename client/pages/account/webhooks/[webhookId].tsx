import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { AccountNav } from '../../../components/account/account-nav.tsx';
import { ErrorSummary } from '../../../components/forms/error-summary.tsx';
import { Dimmed } from '../../../components/shell/dimmed.tsx';
import { HeadOf } from '../../../components/shell/head-of.tsx';
import { DeliveryList } from '../../../components/webhooks/delivery-list.tsx';
import { Secret } from '../../../components/webhooks/secret.tsx';
import { WebhookControls } from '../../../components/webhooks/webhook-controls.tsx';
import { WebhookFields } from '../../../components/webhooks/webhook-fields.tsx';
import { WebhookState } from '../../../components/webhooks/webhook-state.tsx';
import { useText } from '../../../hooks/use-visit.ts';
import { webhooks } from '../../../i18n/webhooks.ts';
import { findWebhook } from '../../../server/find-webhook.ts';
import { page } from '../../../server/page.ts';
import { postWebhook } from '../../../server/webhook-post.ts';

const all = '/account/webhooks';

export const getServerSideProps = page(findWebhook, { signedIn: true, onPost: postWebhook });

export default function WebhookPage({
  webhook,
  failed,
  sent,
  done,
  formKey,
  form,
  shown,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(webhooks);
  const isDone = !form && !shown && Object.hasOwn(text.done, done);
  const saved = form?.values.do === 'save' ? form : null;
  return (
    <div className="column">
      <HeadOf title={text.title} />
      <AccountNav here={all} />
      <p>
        <Link href={all}>{text.back}</Link>
      </p>
      {failed && <Dimmed failed={failed} back={all} />}
      {webhook && (
        <>
          <h1 className="webhook-url">{webhook.url}</h1>
          <p>
            <WebhookState webhook={webhook} />
          </p>
          {isDone && <p role="status">{text.done[done as keyof typeof text.done]}</p>}
          <ErrorSummary problem={form?.problem} />
          {shown?.secret && <Secret secret={shown.secret} />}
          <WebhookControls webhook={webhook} formKey={formKey} />
          <section className="section">
            <h2>{text.deliveries}</h2>
            <p className="muted small">{text.kept}</p>
            {sent.failed && <Dimmed failed={sent.failed} back={all} />}
            {sent.data?.list.length === 0 && <p>{text.noDeliveries}</p>}
            {sent.data && sent.data.list.length > 0 && (
              <DeliveryList list={sent.data.list} isOn={webhook.on} formKey={formKey} />
            )}
            {sent.data?.next && (
              <Link
                className="btn btn-secondary"
                href={`${all}/${webhook.id}?cursor=${encodeURIComponent(sent.data.next)}`}
              >
                {text.next}
              </Link>
            )}
          </section>
          <section className="section">
            <h2>{text.change}</h2>
            <form method="post">
              <input type="hidden" name="do" value="save" />
              <WebhookFields
                url={saved?.values.url ?? webhook.url}
                events={saved?.values.events?.split(' ') ?? webhook.events}
                problem={saved?.problem}
              />
              <button className="btn btn-primary" type="submit">
                {text.save}
              </button>
            </form>
          </section>
        </>
      )}
    </div>
  );
}
