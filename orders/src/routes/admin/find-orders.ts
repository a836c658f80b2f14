import { pageOf, pageQuery, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { FindOrders } from '../../models/order-search.ts';
import { areIds, maxIds } from '../ids-input.ts';
import { orderView, toOrderView } from '../order-view.ts';

export const findOrders = ({ find }: { find: FindOrders }) =>
  route({
    get: '/api/orders/all',
    summary: "Anybody's orders, newest first: all, or those with a number, of a buyer, or with these ids",
    who: 'admin',
    input: {
      query: {
        ...pageQuery,
        number: {
          optional: true,
          isString: true,
          trim: true,
          matches: { options: /^[0-9a-z]{8}$/i },
          errorMessage: { message: 'Number must be eight letters and digits', code: 'number.invalid' },
        },
        userId: {
          optional: true,
          isString: true,
          matches: { options: /^[\w-]{1,64}$/ },
          errorMessage: { message: "UserId must be an account's id", code: 'user-id.invalid' },
        },
        orderIds: {
          optional: true,
          isString: true,
          custom: { options: areIds },
          errorMessage: {
            message: `OrderIds must be 1 to ${maxIds} orders, separated by commas`,
            code: 'order-ids.invalid',
          },
        },
      },
    },
    answer: { 200: z.array(orderView) },
    handle: async (req, res) => {
      const { orderIds, number, limit, ...search } = req.input;
      const found = await find({
        ...search,
        ...(number ? { number: number.toUpperCase() } : {}),
        ...(orderIds ? { ids: orderIds.split(',') } : {}),
        limit: limit + 1,
      });
      res.json(pageOf(req, res, limit, found, ({ id }) => id).map(toOrderView));
    },
  });
