// PEER, orders: is it reserved, then save, then publish; listeners keep a copy of each listing.
import { type Request, type Response, Router } from 'express';
import { body } from 'express-validator';
import mongoose from 'mongoose';
import { setting } from '../serve.ts';
import { refuse, requireAuth, serveApp, validateRequest } from './app.ts';
import { connectNats, listen, publish } from './nats.ts';
import { Order, Ticket } from './order.ts';

const holdSeconds = 900;
const client = await connectNats('peer-orders');
await mongoose.connect(setting('MONGO_URI'));
await Promise.all([Order.init(), Ticket.init()]);

const router = Router();

router.post(
  '/api/orders',
  requireAuth,
  [
    body('ticketId')
      .not()
      .isEmpty()
      .custom((input: string) => mongoose.Types.ObjectId.isValid(input))
      .withMessage('TicketId must be provided'),
  ],
  validateRequest,
  async (req: Request, res: Response) => {
    const ticket = await Ticket.findById(req.body.ticketId);
    if (!ticket) throw refuse(404, 'Not Found');
    if (await ticket.isReserved()) throw refuse(400, 'Ticket is already reserved');
    const expiresAt = new Date();
    expiresAt.setSeconds(expiresAt.getSeconds() + holdSeconds);
    const order = new Order({ userId: req.currentUser?.id, status: 'created', expiresAt, ticket });
    await order.save();
    await publish(client, 'order:created', {
      id: order.id,
      version: (order as typeof order & { version: number }).version,
      status: order.status,
      userId: order.userId,
      expiresAt: order.expiresAt.toISOString(),
      ticket: { id: ticket.id, price: ticket.price },
    });
    res.status(201).send(order);
  },
);

interface TicketEvent {
  id: string;
  title: string;
  price: number;
  version: number;
}

listen<TicketEvent>(client, 'ticket:created', 'orders-service', async ({ id, title, price }) => {
  await new Ticket({ _id: id, title, price }).save();
});

listen<TicketEvent>(client, 'ticket:updated', 'orders-service', async (data) => {
  const ticket = await Ticket.findOne({ _id: data.id, version: data.version - 1 });
  if (!ticket) throw new Error('Ticket not found');
  ticket.set({ title: data.title, price: data.price });
  await ticket.save();
});

await serveApp(router);
