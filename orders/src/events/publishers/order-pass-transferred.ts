import { OrderPassTransferred } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { Order } from '../../domain/order.ts';
import type { PassCodes } from '../../services/pass-codes.ts';
import { ticketData } from './order-data.ts';

export const orderPassTransferred = (codes: PassCodes) =>
  publisher(OrderPassTransferred, (order: Order) => {
    const { id, version, number, userId } = order;
    const pass = codes.transferredOf(order);
    return {
      ...{ id, version, number, userId, passId: pass.id, seat: pass.seat },
      ticket: ticketData(order),
      sealed: codes.sealedTransfer(order, pass),
    };
  });
