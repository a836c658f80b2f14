import { OrderCompleted } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { PassCodes } from '../../services/pass-codes.ts';
import { orderData } from './order-data.ts';

export const orderCompleted = (codes: PassCodes) => publisher(OrderCompleted, orderData(codes));
