/** Of pages that open without a connection. The name is the worker's, too: public/orders/offline.js. */
export const offlineCache = 'orders';
