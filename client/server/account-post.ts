import type { Account } from '../api/types.ts';
import { inLanguage } from '../components/shell/paths.ts';
import { type FormAnswer, sendForm } from './form.ts';
import type { PageVisit } from './page.ts';

/** What the forms of the account page do where there is no script: `do` says which of them it is. */
export const postAccount = async (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const { do: what = '', ...body } = Object.fromEntries(form);
  const back = () => `/account?done=${what}`;
  switch (what) {
    case 'profile':
      return sendForm<Account>(
        visit,
        { method: 'patch', url: '/api/users/me', body },
        { do: what, ...body },
        ({ language }) => inLanguage(language, back()),
      );
    case 'confirm':
      return sendForm(
        visit,
        { method: 'post', url: '/api/users/confirm/request', body: {} },
        { do: what },
        back,
      );
    case 'password':
      return sendForm(visit, { method: 'post', url: '/api/users/password', body }, { do: what }, back);
    case 'session':
      return sendForm(visit, { method: 'delete', url: `/api/users/sessions/${body.id}` }, { do: what }, back);
    case 'sessions':
      return sendForm(visit, { method: 'delete', url: '/api/users/sessions' }, { do: what }, () => '/');
    default:
      return { to: '/account' };
  }
};
