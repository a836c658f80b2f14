import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderRefundRequested,
  OrderUpdated,
} from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { seatsOf } from '../../domain/seats.ts';
import type { SeatsModel } from '../../models/seats.ts';

const changes = [
  OrderCreated,
  OrderUpdated,
  OrderCancelled,
  OrderCompleted,
  OrderRefundRequested,
  OrderRefunded,
];

/** Whatever happens to an order, it says with it whether its seats are taken. */
export const orderChanged = ({ seats }: { seats: SeatsModel }) =>
  changes.map((event) => listener(event, ({ data }) => seats.replicate(seatsOf(data))));
