import { OrderRefundRequested, publisher } from '@ticketing/common/events';
import { orderData } from './order-data.ts';

export const orderRefundRequested = publisher(OrderRefundRequested, orderData);
