import { OrderRefundRequested } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { orderData } from './order-data.ts';

export const orderRefundRequested = publisher(OrderRefundRequested, orderData);
