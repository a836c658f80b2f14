import { OrderRefunded, publisher } from '@ticketing/common/events';
import { orderData } from './order-data.ts';

export const orderRefunded = publisher(OrderRefunded, orderData);
