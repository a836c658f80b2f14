import { passStatuses } from '@ticketing/common/contracts';
import { z } from 'zod';
import type { Order } from '../domain/order.ts';
import { isGiven, type Pass } from '../domain/pass.ts';
import { passStatus } from '../domain/passes.ts';
import type { PassCodes } from '../services/pass-codes.ts';

const time = z.iso.datetime();
const status = z.enum(passStatuses);

export const passView = z.strictObject({
  id: z.string(),
  seat: z.int().positive(),
  revision: z.int().nonnegative(),
  status,
  holder: z.strictObject({ name: z.string().optional(), email: z.string().optional() }).optional(),
  admittedAt: time.optional(),
  gate: z.string().optional(),
  /** Somebody else has it. */
  given: z.boolean(),
  /** Not of what was given, and not of what is void. */
  code: z.string().optional(),
  shortCode: z.string().optional(),
});

/** As its buyer sees it. */
export const toPassView = (codes: PassCodes, order: Order, pass: Pass) => {
  const { seenAgain: _, ...shown } = pass;
  const given = isGiven(pass);
  const status = passStatus(order, pass);
  return { ...shown, status, given, ...(given || status === 'void' ? {} : codes.codesOf(order, pass)) };
};

export const bearerPassView = z.strictObject({
  title: z.string(),
  startsAt: time.nullable(),
  timeZone: z.string().optional(),
  venue: z.string(),
  city: z.string().optional(),
  seat: z.int().positive(),
  number: z.string(),
  holder: z.string().optional(),
  status,
  code: z.string(),
  shortCode: z.string(),
});
