import { createAuth } from '@ticketing/auth';
import { authConfig } from '@ticketing/auth/config';
import type { Bus } from '@ticketing/common/bus';
import {
  type CommonConfig,
  connectPlatform,
  type Platform,
  parseConfig,
  type Service,
} from '@ticketing/common/service';
import { createExpiration } from '@ticketing/expiration';
import { expirationConfig } from '@ticketing/expiration/config';
import { createOrders } from '@ticketing/orders';
import { ordersConfig } from '@ticketing/orders/config';
import { createPayments } from '@ticketing/payments';
import { paymentsConfig } from '@ticketing/payments/config';
import { createTickets } from '@ticketing/tickets';
import { ticketsConfig } from '@ticketing/tickets/config';
import type { Environment } from './part.ts';
import type { ServiceName } from './service-names.ts';

type Create = (env: Environment, bus?: Bus) => Promise<Service>;

/** The parser of a service's configuration, as far as we need it. */
type Schema<Config> = Parameters<typeof parseConfig<Config>>[0];

const inThisProcess =
  <Config extends CommonConfig>(
    name: ServiceName,
    schema: Schema<Config>,
    create: (platform: Platform<Config>) => Service,
  ): Create =>
  async (env, bus) =>
    create(await connectPlatform(name, parseConfig(schema, env), [], bus));

export const services: Record<ServiceName, Create> = {
  auth: inThisProcess('auth', authConfig, createAuth),
  tickets: inThisProcess('tickets', ticketsConfig, createTickets),
  orders: inThisProcess('orders', ordersConfig, createOrders),
  payments: inThisProcess('payments', paymentsConfig, createPayments),
  expiration: inThisProcess('expiration', expirationConfig, createExpiration),
};
