import { z } from 'zod';
import type { User } from '../domain/user.ts';

export const accountView = z.strictObject({ id: z.string(), email: z.string() });
export const toAccount = ({ id, email }: User) => ({ id, email });

export const userView = z.strictObject({
  id: z.string(),
  version: z.int(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['user', 'admin']),
  status: z.enum(['active', 'suspended']),
  createdAt: z.iso.datetime(),
});
export const toUserView = ({ id, version, email, name, role, status, createdAt }: User) => {
  return { id, version, email, name, role, status, createdAt };
};
