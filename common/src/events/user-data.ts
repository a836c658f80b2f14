import { z } from 'zod';
import { id, version } from './fields.ts';

export const roles = ['user', 'admin'] as const;
export type Role = (typeof roles)[number];

export const userData = z.object({
  id,
  version,
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  status: z.enum(['active', 'suspended']),
});

export const userSample: z.infer<typeof userData> = {
  id: '665000000000000000000001',
  version: 0,
  email: 'buyer@example.com',
  name: 'Robin',
  role: 'user',
  status: 'active',
};
