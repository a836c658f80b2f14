import { NotFoundError, ownedBy } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { calendarFile } from '@ticketing/common/passes';
import { z } from 'zod';
import type { PassDeps } from '../../services/pass-deps.ts';
import { sendFile } from '../pdf-input.ts';

type Deps = Pick<PassDeps, 'orders' | 'tickets' | 'clock'>;

export const showCalendar = ({ orders, tickets, clock }: Deps) =>
  route({
    get: '/api/orders/:orderId/event.ics',
    summary: "The event of my order for a calendar, in the event's own time zone",
    who: 'user',
    answer: { 200: z.string() },
    mediaType: 'text/calendar',
    refusals: { 404: 'No such order of yours, or no date yet' },
    handle: async (req, res) => {
      const order = await orders.findCurrent(String(req.params.orderId), ownedBy(req.user.id));
      const listing = (await tickets.find(order.ticketId)) ?? order.ticket;
      const { title, startsAt, timeZone, venue, city } = listing;
      if (startsAt === null) throw new NotFoundError();
      const address = 'address' in listing ? listing.address : undefined;
      const content = calendarFile({
        uid: `${order.id}@${req.hostname}`,
        at: clock(),
        startsAt: new Date(startsAt),
        timeZone,
        title,
        where: [venue, address, city].filter(Boolean).join(', '),
        url: `${req.protocol}://${req.get('host')}/orders/${order.id}`,
      });
      sendFile(res, 'event.ics', 'text/calendar; method=PUBLISH; charset=utf-8', content);
    },
  });
