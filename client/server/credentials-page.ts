import { preferencesOf } from '../components/account/preferences-of.ts';
import { safePath } from '../components/shell/paths.ts';
import { sendForm } from './form.ts';
import { page, seeOther } from './page.ts';

/** The page of a way in: who is in already goes on; a form without a script is sent from here. */
export const credentialsPage = (url: '/api/users/signin' | '/api/users/signup') =>
  page(
    ({ props, query }) => {
      const next = safePath(query.next);
      return props.user ? seeOther(next) : { props: { next } };
    },
    {
      onPost: (visit, form) => {
        const email = form.get('email') ?? '';
        const typed = { email, password: form.get('password') ?? '' };
        const body = url === '/api/users/signup' ? { ...typed, ...preferencesOf(visit.props) } : typed;
        return sendForm(visit, { method: 'post', url, body }, { email }, () => safePath(visit.query.next));
      },
    },
  );
