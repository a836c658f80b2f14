import type { RequestHandler } from 'express';
import { joinPurchase } from '../base/tracing/index.ts';
import type { Route } from './route.ts';

/** What is asked of an order belongs to its purchase, whoever asks; reading it does not. */
export const namesOrder = ({ method, path, input }: Route): boolean =>
  method !== 'get' && (path.includes(':orderId') || 'orderId' in (input?.body ?? {}));

export const joinsPurchase: RequestHandler = ({ params, input }, _res, next) => {
  joinPurchase(String(params.orderId ?? (input as { orderId?: unknown }).orderId));
  next();
};
