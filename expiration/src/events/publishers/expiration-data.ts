import type { Deadline } from '../../domain/deadline.ts';

export const expirationData = ({ id, expiresAt }: Deadline) => ({
  orderId: id,
  expiresAt: expiresAt.toISOString(),
});
