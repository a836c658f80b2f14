/** The services and where each is asked. */
export const services = {
  auth: '/api/users',
  tickets: '/api/tickets',
  orders: '/api/orders',
  payments: '/api/payments',
  expiration: '/api/expiration',
  notifications: '/api/notifications',
} as const;
export type Service = keyof typeof services;
export const serviceNames = Object.keys(services) as Service[];
export const isService = (name: string): name is Service => Object.hasOwn(services, name);
