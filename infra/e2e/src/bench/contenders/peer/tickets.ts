// PEER, tickets: hydrated documents; save, then publish; a listener finds, changes, saves, publishes, acknowledges.
import { type Request, type Response, Router } from 'express';
import { body } from 'express-validator';
import mongoose from 'mongoose';
import { setting } from '../serve.ts';
import { refuse, requireAuth, serveApp, validateRequest } from './app.ts';
import { connectNats, listen, publish } from './nats.ts';
import { Ticket } from './ticket.ts';

const client = await connectNats('peer-tickets');
await mongoose.connect(setting('MONGO_URI'));
await Ticket.init();

const router = Router();

router.get('/api/tickets', async (req, res) => {
  const { category, maxPrice } = req.query;
  const wanted = category === undefined ? {} : { category, price: { $lte: Number(maxPrice) } };
  const filter: Record<string, unknown> = { orderId: undefined, startsAt: { $gt: new Date() }, ...wanted };
  res.send(await Ticket.find(filter).sort({ startsAt: 1, _id: 1 }).limit(50));
});

router.get('/api/tickets/:id', async (req, res) => {
  const ticket = await Ticket.findById(req.params.id);
  if (!ticket) throw refuse(404, 'Not Found');
  res.send(ticket);
});

router.post(
  '/api/tickets',
  requireAuth,
  [
    body('title').not().isEmpty().withMessage('Title is required'),
    body('price').isFloat({ gt: 0 }).withMessage('Price must be greater than 0'),
  ],
  validateRequest,
  async (req: Request, res: Response) => {
    const ticket = new Ticket({
      ...req.body,
      available: req.body.quantity,
      status: 'active',
      userId: req.currentUser?.id,
    });
    await ticket.save();
    const { id, title, price, userId, version } = ticket as typeof ticket & { version: number };
    await publish(client, 'ticket:created', { id, title, price, userId, version });
    res.status(201).send(ticket);
  },
);

interface OrderCreated {
  id: string;
  ticket: { id: string };
}

listen<OrderCreated>(client, 'order:created', 'tickets-service', async (data) => {
  const ticket = await Ticket.findById(data.ticket.id);
  if (!ticket) throw new Error('Ticket not found');
  ticket.set({ orderId: data.id });
  await ticket.save();
  const { id, title, price, userId, orderId, version } = ticket as typeof ticket & { version: number };
  await publish(client, 'ticket:updated', { id, title, price, userId, orderId, version });
});

await serveApp(router);
