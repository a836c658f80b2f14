import { OrderCompleted, publisher } from '@ticketing/common/events';
import { orderData } from './order-data.ts';

export const orderCompleted = publisher(OrderCompleted, orderData);
