import { joinPurchase } from '@ticketing/common/base';
import { newId, route } from '@ticketing/common/http';
import type { Reservations } from '../models/reservations.ts';
import { orderView, toOrderView } from './order-view.ts';

export const createOrder = ({ reservations }: { reservations: Reservations }) =>
  route({
    post: '/api/orders',
    summary: 'Reserve seats of a listing',
    who: 'user',
    input: {
      body: {
        ticketId: {
          isString: true,
          trim: true,
          notEmpty: true,
          errorMessage: { message: 'TicketId must be provided', code: 'ticket-id.required' },
        },
        quantity: {
          default: { options: 1 },
          isInt: { options: { min: 1, max: 10_000 } },
          toInt: true,
          errorMessage: {
            message: 'Quantity must be a number from 1 to 10,000',
            code: 'quantity.out-of-range',
          },
        },
      },
    },
    answer: { 201: orderView },
    refusals: { 404: 'No such ticket', 429: 'Too many unpaid orders' },
    codes: [
      'ticket.reserved',
      'ticket.withdrawn',
      'ticket.over',
      'ticket.own',
      'ticket.max-per-order',
      'ticket.contended',
      'order.too-many-unpaid',
      'resource.not-found',
      'resource.not-known-yet',
    ],
    handle: async (req, res) => {
      const { ticketId, quantity } = req.input;
      const order = await reservations.reserve({ ...newId(req), ticketId, quantity, userId: req.user.id });
      joinPurchase(order.id);
      res.status(201).json(toOrderView(order));
    },
  });
