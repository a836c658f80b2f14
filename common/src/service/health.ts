import { Router } from 'express';
import type { Connection } from 'mongoose';
import { within } from './within.ts';

const patienceMs = 1000;

/** Live: the process answers. Ready: it also has its database. The broker is not asked: selling goes on without it. */
export const health = (db: Connection, isReady: () => boolean): Router => {
  const router = Router();
  router.get('/healthz/live', (_req, res) => {
    res.json({ status: 'live' });
  });
  router.get('/healthz/ready', async (_req, res) => {
    const ready = isReady() && (await answers(db));
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  return router;
};

const answers = async (db: Connection): Promise<boolean> => {
  try {
    await within(patienceMs, db.db?.command({ ping: 1 }));
    return db.readyState === 1;
  } catch {
    return false;
  }
};
