export const orderStatuses = [
  'created',
  'awaiting:payment',
  'complete',
  'cancelled',
  'refund:pending',
  'refunded',
] as const;

export type OrderStatus = (typeof orderStatuses)[number];
