// PEER, auth: who the token says.
import { Router } from 'express';
import { serveApp } from './app.ts';

const router = Router();
router.get('/api/users/currentuser', (req, res) => {
  res.send({ currentUser: req.currentUser || null });
});

await serveApp(router);
