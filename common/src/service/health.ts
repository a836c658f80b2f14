import { Router } from 'express';

/**
 * Live: the process answers. Ready: it has found its database, and is not about to stop. Whoever loses the database
 * afterwards stays Ready: its replicas have lost the same one, and a service without Ready pods cannot even say 503.
 */
export const health = (isReady: () => boolean): Router => {
  const router = Router();
  router.get('/healthz/live', (_req, res) => {
    res.json({ status: 'live' });
  });
  router.get('/healthz/ready', (_req, res) => {
    const ready = isReady();
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  return router;
};
