import { BadRequestError, isTimeZone } from '@ticketing/common/base';
import { toDecimal } from '@ticketing/common/contracts';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { byDay, dayMs, daysBetween } from '../domain/sales-days.ts';
import type { Sales } from '../models/sales.ts';
import { ticketIdField } from './doors/doors-input.ts';

const money = z.number().nonnegative();
const view = z.strictObject({
  day: z.iso.date(),
  orders: z.int(),
  seats: z.int(),
  revenue: money,
  refunded: money,
});

const date = z.iso.date();
const isDay = (day: string): boolean => date.safeParse(day).success;
const dayField = (name: string) =>
  ({
    isString: true,
    custom: { options: isDay },
    errorMessage: { message: `${name} must be a day, YYYY-MM-DD`, code: 'day.invalid' },
  }) as const;

const maxDays = 366;

export const listSalesDays = ({ sales }: { sales: Sales }) =>
  route({
    get: '/api/orders/sales/days',
    summary: 'What I sold each day, by when it was ordered; money that was given back is no revenue',
    who: 'user',
    input: {
      query: {
        from: dayField('From'),
        to: dayField('To'),
        timeZone: {
          isString: true,
          custom: { options: isTimeZone },
          errorMessage: {
            message: 'TimeZone must be one of the IANA time zones, such as Europe/Zurich',
            code: 'time-zone.invalid',
          },
        },
        ticketId: { ...ticketIdField, optional: true },
      },
    },
    answer: { 200: z.array(view) },
    codes: ['days.too-many'],
    handle: async (req, res) => {
      const { from, to, timeZone, ticketId } = req.input;
      const days = daysBetween(from, to);
      if (days.length < 1 || days.length > maxDays)
        throw new BadRequestError(
          `From and to must be at most ${maxDays} days, and one at least`,
          'days.too-many',
        );
      const sold = await sales.sold({
        ...{ sellerId: req.user.id, ...(ticketId ? { ticketId } : {}) },
        // no zone is more than a day away
        from: new Date(Date.parse(from) - dayMs),
        to: new Date(Date.parse(to) + 2 * dayMs),
      });
      res.json(
        byDay(days, timeZone, sold).map(({ revenueCents, refundedCents, ...day }) => ({
          ...day,
          revenue: toDecimal(revenueCents),
          refunded: toDecimal(refundedCents),
        })),
      );
    },
  });
