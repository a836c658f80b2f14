import { OrderUpdated, publisher } from '@ticketing/common/events';
import { orderData } from './order-data.ts';

export const orderUpdated = publisher(OrderUpdated, orderData);
