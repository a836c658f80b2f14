import { toDecimal } from '@ticketing/common/contracts';
import { z } from 'zod';
import { type Kind, kinds } from '../domain/kinds.ts';
import type { Message } from '../domain/message.ts';

const occasion = z.object({
  startsAt: z.iso.datetime().nullable().optional(),
  timeZone: z.string().nullable().optional(),
  venue: z.string().nullable().optional(),
  city: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
});

/** What a message is about: the web app words it. */
export const messageView = z.object({
  id: z.string(),
  kind: z.enum(Object.keys(kinds) as [Kind, ...Kind[]]),
  at: z.iso.datetime(),
  read: z.boolean(),
  facts: occasion.extend({
    orderId: z.string().optional(),
    number: z.string().optional(),
    ticketId: z.string().optional(),
    title: z.string().optional(),
    url: z.string().optional(),
    quantity: z.int().optional(),
    seat: z.int().optional(),
    total: z.number().optional(),
    currency: z.string().optional(),
    expiresAt: z.iso.datetime().optional(),
    reason: z.string().optional(),
    before: occasion.optional(),
  }),
  link: z.string().optional(),
});

export const toMessageView = ({
  id,
  kind,
  at,
  readAt,
  facts,
  link,
}: Message): z.infer<typeof messageView> => {
  const { totalCents, ...rest } = facts;
  return {
    id,
    kind,
    at: at.toISOString(),
    read: readAt !== undefined,
    facts: { ...(rest as object), ...(totalCents === undefined ? {} : { total: toDecimal(totalCents) }) },
    ...(link ? { link } : {}),
  };
};
