import { orders as de } from './de/orders.ts';
import { orders as en } from './en/orders.ts';

export const orders = { en, de };
