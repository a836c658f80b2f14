import { OrderCreated, publisher } from '@ticketing/common/events';
import { orderData } from './order-data.ts';

export const orderCreated = publisher(OrderCreated, orderData);
