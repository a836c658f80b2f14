import type { Method } from 'axios';
import { isService, services } from '../../api/services.ts';
import { type FormAnswer, sendForm } from '../form.ts';
import type { PageVisit } from '../page.ts';
import { adminPath } from './admin-path.ts';
import { wanted } from './wanted.ts';

/** What an admin does: `do` says what, the address to what. */
export const postAdmin = async (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const { do: what = '', key = null, reason = '', ...rest } = Object.fromEntries(form);
  const { path } = visit.props;
  const here = path.split('?', 1)[0] ?? '';
  const back = (done: string) => `${here}?${new URLSearchParams({ ...wanted(visit, 'service'), done })}`;
  if (visit.props.user && visit.props.user.role !== 'admin') return { to: here };
  const id = encodeURIComponent(adminPath(visit)[1] ?? '');
  const send = (method: Method, url: string, done: string, body?: object) =>
    sendForm(visit, { method, url, body, key: method === 'post' ? key : null }, { do: what, reason }, () =>
      back(done),
    );

  switch (what) {
    case 'suspend':
      return send('patch', `/api/users/${id}`, 'suspended', { status: 'suspended' });
    case 'readmit':
      return send('patch', `/api/users/${id}`, 'readmitted', { status: 'active' });
    case 'admin':
      return send('patch', `/api/users/${id}`, 'role', { role: 'admin' });
    case 'user':
      return send('patch', `/api/users/${id}`, 'role', { role: 'user' });
    case 'signout':
      return send('delete', `/api/users/${id}/sessions`, 'signedOut');
    case 'withdraw':
      return send('post', `/api/tickets/${id}/withdraw`, 'withdrawn', { reason });
    case 'refund': {
      const body = rest.admitted ? { admitted: true } : {};
      return send('post', `/api/orders/${id}/refund`, 'refunding', body);
    }
    case 'replay':
    case 'drop': {
      const { service = '' } = rest;
      if (!isService(service)) return { to: here };
      const letter = encodeURIComponent(rest.letter ?? '');
      const done = what === 'drop' ? 'dropped' : 'replayed';
      return send('post', `${services[service]}/dead-letters/${letter}/${what}`, done, {});
    }
    default:
      return { to: here };
  }
};
