import { OrderCompleted } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import { orderData } from './order-data.ts';

export const orderCompleted = publisher(OrderCompleted, orderData);
