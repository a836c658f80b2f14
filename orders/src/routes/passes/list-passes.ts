import { ownedBy } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { PassDeps } from '../../services/pass-deps.ts';
import { passView, toPassView } from '../pass-view.ts';

export const listPasses = ({ orders, codes }: Pick<PassDeps, 'orders' | 'codes'>) =>
  route({
    get: '/api/orders/:orderId/passes',
    summary: 'The passes of my order, one a seat; none while it is unpaid',
    who: 'user',
    answer: { 200: z.array(passView) },
    refusals: { 404: 'No such order of yours' },
    handle: async (req, res) => {
      const order = await orders.findCurrent(String(req.params.orderId), ownedBy(req.user.id));
      res.set('Cache-Control', 'no-store');
      res.json((order.passes ?? []).map((pass) => toPassView(codes, order, pass)));
    },
  });
