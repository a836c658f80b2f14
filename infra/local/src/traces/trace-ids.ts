/** One trace a purchase: its id, and the id of its first span, follow from the order's. */
export const traceOfOrder = (orderId: string): string => orderId + orderId.slice(16);

export const isOrderId = (text: string): boolean => /^[0-9a-f]{24}$/.test(text);
export const isTraceId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

export const orderOfTrace = (traceId: string): string | undefined =>
  traceId.slice(24) === traceId.slice(16, 24) ? traceId.slice(0, 24) : undefined;
