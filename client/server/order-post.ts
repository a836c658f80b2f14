import { bankPath } from '../components/pay/test-cards.ts';
import { type FormAnswer, sendForm } from './form.ts';
import type { PageVisit } from './page.ts';
import { postPass } from './pass-post.ts';

interface PaymentAnswer {
  status: string;
  clientSecret?: string;
}

/** What one does with an order where there is no script: `do` says what. */
export const postOrder = async (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const { do: what = '', token = '', key = null } = Object.fromEntries(form);
  const { orderId = '' } = visit.params;
  const here = `/orders/${orderId}`;
  const url = `/api/orders/${orderId}`;
  const typed = { do: what };
  switch (what) {
    case 'pay': {
      const request = { method: 'post', url: '/api/payments', body: { orderId, token }, key } as const;
      return sendForm<PaymentAnswer>(visit, request, typed, ({ clientSecret, status }) =>
        status === 'requires_action' && clientSecret ? bankPath(clientSecret, orderId) : here,
      );
    }
    case 'extend':
      return sendForm(visit, { method: 'post', url: `${url}/extend`, body: {} }, typed, () => here);
    case 'cancel':
      return sendForm(visit, { method: 'delete', url }, typed, () => here);
    case 'give':
    case 'renew':
      return postPass(visit, form);
    default:
      return { to: here };
  }
};
