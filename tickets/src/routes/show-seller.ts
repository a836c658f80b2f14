import { type Clock, NotFoundError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { Sellers } from '../models/sellers.ts';
import type { Tickets } from '../models/tickets.ts';

const maxListings = 1000;

interface Deps {
  sellers: Sellers;
  tickets: Tickets;
  clock: Clock;
}

export const showSeller = ({ sellers, tickets, clock }: Deps) =>
  route({
    get: '/api/tickets/sellers/:id',
    summary: `Who sells: name, since when, and how many of their listings are to come, at most ${maxListings}`,
    who: 'anyone',
    answer: {
      200: z.strictObject({
        id: z.string(),
        name: z.string(),
        since: z.iso.datetime().nullable(),
        listings: z.int(),
      }),
    },
    handle: async (req, res) => {
      const seller = await sellers.find(String(req.params.id));
      if (!seller) throw new NotFoundError();
      const { id, name, createdAt } = seller;
      const theirs = { sort: 'date', userId: id, available: false, withdrawnToo: false } as const;
      const { count } = await tickets.count({ ...theirs, startsAfter: clock() }, maxListings);
      res.json({ id, name, since: createdAt ?? null, listings: count });
    },
  });
