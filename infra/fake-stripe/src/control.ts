import express, { Router } from 'express';
import { type Faults, operations } from './faults.ts';
import type { World } from './world.ts';

const known: readonly unknown[] = [...operations, 'any'];

/** For tests in another process: what shall go wrong. Never mount it where strangers come. */
export const control = ({ webhooks }: World, faults: Faults): Router => {
  const router = Router();
  router.use(express.json());
  router.post('/faults', (req, res) => {
    if (!known.includes(req.body?.on)) return void res.status(400).json({ error: 'on: which operation?' });
    faults.add(req.body);
    res.status(201).json({});
  });
  router.delete('/faults', (_req, res) => {
    faults.clear();
    res.status(204).end();
  });
  router.put('/webhooks', (req, res) => {
    webhooks.setFaults(req.body ?? {});
    res.json({});
  });
  return router;
};
