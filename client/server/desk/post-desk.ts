import type { Method } from 'axios';
import { type FormAnswer, sendForm } from '../form.ts';
import type { PageVisit } from '../page.ts';

/** What a seller does with a listing: `do` says what. */
export const postDesk = async (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const ticketId = visit.params.ticketId ?? '';
  const { do: what = '', key = null, reason = '', admitted } = Object.fromEntries(form);
  const url = `/api/tickets/${encodeURIComponent(ticketId)}`;
  const here = `/desk/${encodeURIComponent(ticketId)}`;
  const send = (method: Method, to: string, done: string, body?: object) =>
    sendForm(visit, { method, url: to, body, key }, { do: what, reason }, () => `${here}?done=${done}`);

  switch (what) {
    case 'withdraw':
      return send('delete', url, 'withdrawn');
    case 'cancel':
      return send('post', `${url}/cancel`, 'cancelled', { reason });
    case 'refund': {
      const orderIds = form.getAll('order');
      const all = { ticketId, ...(admitted ? { admitted: true } : {}) };
      return send(
        'post',
        '/api/orders/refunds',
        'refunding',
        orderIds.length > 0 ? { ...all, orderIds } : all,
      );
    }
    default:
      return { to: here };
  }
};
