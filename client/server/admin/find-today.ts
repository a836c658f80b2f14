import type { MailNumbers, Numbers, OrdersNumbers, PaymentsNumbers } from '../../api/admin-types.ts';
import { type Service, services } from '../../api/services.ts';
import type { PageVisit } from '../page.ts';
import { grafanaUrl } from '../settings.ts';

/** The numbers of this moment, of each service by itself: one that does not answer takes nobody else's along. */
export const findToday = async ({ api, ask }: PageVisit) => {
  const of = <T extends Numbers>(service: Service) => ask(api.get<T>(`${services[service]}/today`));
  const [auth, tickets, orders, payments, expiration, notifications] = await Promise.all([
    of('auth'),
    of('tickets'),
    of<OrdersNumbers>('orders'),
    of<PaymentsNumbers>('payments'),
    of('expiration'),
    of<MailNumbers>('notifications'),
  ]);
  const today = { auth, tickets, orders, payments, expiration, notifications };
  return { today, at: new Date().toISOString(), dashboards: grafanaUrl() };
};
