import { OrderUpdated } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { orderData } from './order-data.ts';

export const orderUpdated = publisher(OrderUpdated, orderData);
