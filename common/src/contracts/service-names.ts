/** Whoever has dead letters and publishes again. A test compares it with infra/services.json. */
export const serviceNames = ['auth', 'tickets', 'orders', 'payments', 'expiration', 'notifications'] as const;

export type ServiceName = (typeof serviceNames)[number];
