import { createAuth } from '@ticketing/auth';
import { authConfig } from '@ticketing/auth/config';
import type { Bus } from '@ticketing/common/bus';
import type { ServiceName } from '@ticketing/common/contracts';
import {
  type CommonConfig,
  connectPlatform,
  type Platform,
  parseConfig,
  type Service,
} from '@ticketing/common/service';
import { createExpiration } from '@ticketing/expiration';
import { expirationConfig } from '@ticketing/expiration/config';
import { createNotifications } from '@ticketing/notifications';
import { notificationsConfig } from '@ticketing/notifications/config';
import { createOrders } from '@ticketing/orders';
import { ordersConfig } from '@ticketing/orders/config';
import { createPayments } from '@ticketing/payments';
import { paymentsConfig } from '@ticketing/payments/config';
import { createTickets } from '@ticketing/tickets';
import { ticketsConfig } from '@ticketing/tickets/config';
import type { Environment } from './part.ts';

interface InThisProcess {
  config: { shape: Record<string, { safeParse(value: unknown): { success: boolean } }> };
  create(env: Environment, bus?: Bus): Promise<Service>;
}

/** The parser of a service's configuration, as far as we need it. */
type Schema<Config> = Parameters<typeof parseConfig<Config>>[0];

const inThisProcess = <Config extends CommonConfig>(
  name: ServiceName,
  config: Schema<Config> & InThisProcess['config'],
  create: (platform: Platform<Config>) => Service,
): InThisProcess => ({
  config,
  create: async (env, bus) => create(await connectPlatform(name, parseConfig(config, env), [], bus)),
});

export const services: Record<ServiceName, InThisProcess> = {
  auth: inThisProcess('auth', authConfig, createAuth),
  tickets: inThisProcess('tickets', ticketsConfig, createTickets),
  orders: inThisProcess('orders', ordersConfig, createOrders),
  payments: inThisProcess('payments', paymentsConfig, createPayments),
  expiration: inThisProcess('expiration', expirationConfig, createExpiration),
  notifications: inThisProcess('notifications', notificationsConfig, createNotifications),
};
