/** Every subject of the platform. What is not in this list does not travel. */
export const subjects = [
  'user:created',
  'user:updated',
  'session:ended',
  'ticket:created',
  'ticket:updated',
  'ticket:resize-requested',
  'seats:decided',
  'order:created',
  'order:updated',
  'order:cancelled',
  'order:completed',
  'order:refund-requested',
  'order:refunded',
  'order:pass-transferred',
  'expiration:soon',
  'expiration:complete',
  'payment:initiated',
  'payment:authorized',
  'payment:created',
  'payment:failed',
  'payment:refunded',
  'user:confirm-requested',
  'user:reset-requested',
] as const;

export type Subject = (typeof subjects)[number];

/** All that is published of one aggregate: `SubjectOf<'seats'>` is `'seats:decided'`. */
export type SubjectOf<Kind extends string> = Extract<Subject, `${Kind}:${string}`>;
