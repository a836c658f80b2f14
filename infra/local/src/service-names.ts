export const serviceNames = ['auth', 'tickets', 'orders', 'payments', 'expiration'] as const;

export type ServiceName = (typeof serviceNames)[number];
