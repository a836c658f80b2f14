import type { InferGetServerSidePropsType } from 'next';
import Link from 'next/link';
import { type Order, orderStatuses } from '../../api/types.ts';
import { OrderList } from '../../components/orders/order-list.tsx';
import { Dimmed } from '../../components/shell/dimmed.tsx';
import { EmptyArt } from '../../components/shell/empty-art.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { orderStates } from '../../i18n/order-states.ts';
import { orders } from '../../i18n/orders.ts';
import { page } from '../../server/page.ts';
import { nextCursor } from '../../server/part.ts';

export const getServerSideProps = page(
  async ({ api, ask, query }) => {
    const status = orderStatuses.find((each) => each === query.status) ?? null;
    const params = { status: status ?? undefined, cursor: query.cursor };
    const found = await ask(api.get<Order[]>('/api/orders', { params }), (answer) => ({
      list: answer.data,
      next: nextCursor(answer),
    }));
    return { props: { status, found } };
  },
  { signedIn: true },
);

export default function Orders({ status, found }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(orders);
  const states = useText(orderStates).status;
  const filtered = (wanted: string | null) => (wanted ? `?status=${encodeURIComponent(wanted)}` : '');
  return (
    <>
      <HeadOf title={text.title} />
      <h1>{text.title}</h1>
      <nav className="chip-row" aria-label={text.filter}>
        <ul className="chips">
          {[null, ...orderStatuses].map((each) => (
            <li key={each}>
              <Link
                href={`/orders${filtered(each)}`}
                {...(each === status ? { 'aria-current': 'true' as const } : {})}
              >
                {each ? states[each] : text.every}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-2">
        {!found.data && <Dimmed failed={found.failed} back="/orders" />}
        {found.data && found.data.list.length > 0 && <OrderList list={found.data.list} />}
        {found.data?.list.length === 0 && (
          <div className="empty">
            <EmptyArt name="orders" />
            <h2>{status ? text.noneOfThese : text.none}</h2>
            <p className="muted">{text.noneNext}</p>
            <Link className="btn btn-primary" href="/">
              {text.browse}
            </Link>
          </div>
        )}
        {found.data?.next && (
          <Link
            className="btn btn-secondary"
            href={{ query: { ...(status ? { status } : {}), cursor: found.data.next } }}
          >
            {text.next}
          </Link>
        )}
      </div>
    </>
  );
}
