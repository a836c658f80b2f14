import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import type { Notice } from '../../api/notification-types.ts';
import { AccountNav } from '../../components/account/account-nav.tsx';
import { FormAction } from '../../components/forms/plain-action.tsx';
import { NoticeList } from '../../components/notifications/notice-list.tsx';
import { EmptyArt } from '../../components/shell/empty-art.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { notifications } from '../../i18n/notifications.ts';
import { sendForm } from '../../server/form.ts';
import { page } from '../../server/page.ts';
import { nextCursor } from '../../server/part.ts';

const here = '/account/notifications';

export const getServerSideProps = page(
  async ({ api, ask, query }) => {
    const params = { cursor: query.cursor };
    const found = await ask(api.get<Notice[]>('/api/notifications', { params }), (answer) => ({
      list: answer.data,
      next: nextCursor(answer),
      unread: Number(answer.headers['x-unread-count'] ?? 0),
    }));
    return { props: { found } };
  },
  {
    signedIn: true,
    onPost: (visit) =>
      sendForm(
        visit,
        { method: 'post', url: '/api/notifications/read', body: { all: true } },
        {},
        () => here,
      ),
  },
);

export default function Notifications({ found }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(notifications);
  const { list = [], next, unread = 0 } = found.data ?? {};
  return (
    <div className="column">
      <HeadOf title={text.title} />
      <AccountNav here={here} />
      <div className="page-head">
        <h1>{text.title}</h1>
        {unread > 0 && <FormAction action="read" label={text.readAll} />}
      </div>
      {found.failed && <p className="dimmed">{text.down}</p>}
      {found.data && list.length === 0 && (
        <div className="empty">
          <EmptyArt name="none" />
          <h2>{text.none}</h2>
          <p className="muted">{text.noneNext}</p>
          <Link className="btn btn-primary" href="/">
            {text.browse}
          </Link>
        </div>
      )}
      <NoticeList list={list} />
      {next && (
        <Link className="btn btn-secondary" href={`${here}?cursor=${encodeURIComponent(next)}`}>
          {text.next}
        </Link>
      )}
    </div>
  );
}
