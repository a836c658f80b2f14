/** The name is the worker's, too: public/orders/offline.js. */
export const offlineCache = 'orders';

/** Nobody is signed in: then no order stays readable on this device. */
export const forgetPages = async (): Promise<void> => {
  if ('caches' in window) await caches.delete(offlineCache).catch(() => false);
};
