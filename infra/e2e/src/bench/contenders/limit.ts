// LIMIT: node:http and the driver, one database operation a request at the same durability, nothing else.
import { createServer, type IncomingMessage } from 'node:http';
import { type Document, MongoClient, ObjectId } from 'mongodb';
import { serve, setting } from './serve.ts';

const client = await new MongoClient(setting('MONGO_URI')).connect();
const db = client.db();
const tickets = db.collection<Document & { _id: string }>('tickets');
const orders = db.collection<Document & { _id: string }>('orders');
const sessions = db.collection<Document & { _id: string }>('sessions');
const users = db.collection<Document & { _id: string }>('users');

const viewOf = ({
  _id,
  priceCents,
  taken,
  startsAt,
  terms,
  onSale,
  unpaid,
  stamp,
  orderId,
  ...rest
}: Document) => ({
  id: _id,
  price: priceCents / 100,
  available: rest.quantity - taken,
  startsAt: startsAt.getUTCFullYear() < 9999 ? startsAt.toISOString() : null,
  ...rest,
});

const list = async (filter: Document) => {
  const found = await tickets
    .find({ ...filter, startsAt: { $gt: new Date() } }, { projection: { terms: 0 } })
    .sort({ startsAt: 1, _id: 1 })
    .limit(50)
    .toArray();
  return found.map(viewOf);
};

const bodyOf = async (req: IncomingMessage) => {
  let text = '';
  for await (const chunk of req) text += chunk;
  return JSON.parse(text);
};

/** As the service writes it, its words for the search among the rest: an index has an entry for each. */
const template = await db.collection('templates').findOne({}, { projection: { _id: 0 } });

const create = async ({ price, ...listing }: Document) => {
  const startsAt = new Date(listing.startsAt);
  const ticket = {
    _id: new ObjectId().toHexString(),
    ...template,
    ...listing,
    priceCents: price * 100,
    startsAt,
  } as Document & { _id: string };
  await tickets.insertOne(ticket);
  return viewOf(ticket);
};

const event = { title: 'Evening at the Old Mill', category: 'classical', venue: 'Old Mill', currency: 'eur' };

const order = async ({ ticketId, slot = 0 }: Document) => {
  const at = new Date();
  const _id = new ObjectId().toHexString();
  const who = { userId: _id, holdNumber: 0, version: 0, status: 'created', live: true };
  const price = { quantity: 1, totalCents: 1999, currency: 'eur' };
  const seat = { ticketId: ticketId ?? _id, slots: [slot], createdAt: at, expiresAt: at };
  const ticket = { id: seat.ticketId, version: 0, priceCents: 1999, userId: _id, startsAt: at, ...event };
  const number = _id;
  await orders.insertOne({
    _id,
    number,
    ...who,
    ...price,
    ...seat,
    ticket,
    history: [{ status: 'created', at }],
  });
  return { id: _id, number, ...who, ...price, ...seat, ticket };
};

const whoIs = async (sid: string, id: string) => {
  const [, user] = await Promise.all([sessions.findOne({ _id: sid }), users.findOne({ _id: id })]);
  return { currentUser: user && { id, email: user.email, role: user.role } };
};

const answer = async (req: IncomingMessage): Promise<[number, unknown]> => {
  const [path = '', query] = (req.url as string).split('?');
  const asked = new URLSearchParams(query);
  const [, , resource, id] = path.split('/');
  if (req.method === 'POST') return [201, await (resource === 'tickets' ? create : order)(await bodyOf(req))];
  if (resource === 'users') return [200, await whoIs(asked.get('sid') as string, asked.get('id') as string)];
  if (id !== undefined) return [200, viewOf((await tickets.findOne({ _id: id })) as Document)];
  const [category, maxPrice] = [asked.get('category'), asked.get('maxPrice')];
  if (category === null) return [200, await list({ onSale: true })];
  return [200, await list({ category, status: 'active', priceCents: { $lte: Number(maxPrice) * 100 } })];
};

await serve(
  createServer((req, res) => {
    answer(req).then(
      ([status, body]) => {
        const text = JSON.stringify(body);
        const headers = { 'Content-Type': 'application/json; charset=utf-8' };
        res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(text) }).end(text);
      },
      (error) => res.writeHead(500).end(String(error)),
    );
  }),
);
