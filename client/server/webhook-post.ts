import type { Webhook } from '../api/notification-types.ts';
import { type FormAnswer, sendForm } from './form.ts';
import type { PageVisit } from './page.ts';

const all = '/account/webhooks';
const api = '/api/notifications/webhooks';

type WithSecret = Webhook & { secret: string };

/** Its secret is in the answer to the form and nowhere else: not in an address, and not in a page that is opened again. */
export const postNewWebhook = (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const [url, events] = [form.get('url') ?? '', form.getAll('events')];
  return sendForm<WithSecret>(
    visit,
    { method: 'post', url: api, body: { url, events }, key: form.get('key') },
    { url, events: events.join(' ') },
    ({ id, secret }) => ({ shown: { id, secret } }),
  );
};

/** What one does with a webhook: `do` says what. */
export const postWebhook = async (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const what = form.get('do') ?? '';
  const key = form.get('key');
  const id = encodeURIComponent(visit.params.webhookId ?? '');
  const url = `${api}/${id}`;
  const back = (done: string) => () => `${all}/${id}?done=${done}`;
  const typed = { do: what };
  switch (what) {
    case 'save': {
      const body = { url: form.get('url') ?? '', events: form.getAll('events') };
      const values = { do: what, url: body.url, events: body.events.join(' ') };
      return sendForm(visit, { method: 'patch', url, body }, values, back('saved'));
    }
    case 'on':
    case 'off':
      return sendForm(visit, { method: 'patch', url, body: { on: what === 'on' } }, typed, back('saved'));
    case 'test':
      return sendForm(visit, { method: 'post', url: `${url}/test`, key }, typed, back('tested'));
    case 'rotate':
      return sendForm<WithSecret>(
        visit,
        { method: 'post', url: `${url}/rotate`, key },
        typed,
        ({ secret }) => ({
          shown: { secret },
        }),
      );
    case 'redeliver': {
      const delivery = encodeURIComponent(form.get('id') ?? '');
      const path = `${url}/deliveries/${delivery}/redeliver`;
      return sendForm(visit, { method: 'post', url: path, key }, typed, back('redelivered'));
    }
    case 'remove':
      return sendForm(visit, { method: 'delete', url }, typed, () => `${all}?done=removed`);
    default:
      return { to: `${all}/${id}` };
  }
};
