import { languages } from '@ticketing/common/contracts';
import { z } from 'zod';
import { isConfirmed } from '../domain/address.ts';
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
  language: z.enum(languages).optional(),
  timeZone: z.string().optional(),
  emailConfirmed: z.boolean(),
});
export const toUserView = (user: User) => {
  const { id, version, email, name, role, status, createdAt, language, timeZone } = user;
  const emailConfirmed = isConfirmed(user);
  return { id, version, email, name, role, status, createdAt, language, timeZone, emailConfirmed };
};
