import { MongoClient } from 'mongodb';
import { serviceNames } from '../../../tools/services.mjs';
import { eventsOnBroker } from './broker.ts';
import { type Seller, shownToSellers } from './desks.ts';
import { objectsAtStripe } from './stripe.ts';
import type { Intent, Message, OrderDocument, Refund, Replica, TicketDocument, World } from './world.ts';

export interface Sources {
  /** The database of a service. */
  mongoUri: (service: string) => string;
  broker?: { url: string; clusterId?: string | undefined } | undefined;
  stripe: { url: string; key: string };
  /** Whoever is known to sell. */
  people?: readonly Seller[];
}

export const readWorld = async ({ mongoUri, broker, stripe, people = [] }: Sources): Promise<World> => {
  const clients = new Map<string, MongoClient>();
  const databaseOf = (service: string) => {
    const client =
      clients.get(service) ?? new MongoClient(mongoUri(service), { serverSelectionTimeoutMS: 5000 });
    clients.set(service, client);
    return client.db();
  };
  const all = async <T>(service: string, collection: string): Promise<T[]> =>
    (await databaseOf(service).collection(collection).find({}).toArray()) as T[];
  try {
    const unsent: World['unsent'] = [];
    for (const service of serviceNames) {
      for (const collection of await databaseOf(service).collections()) {
        const waiting = await collection.find({ 'outbox.0': { $exists: true } }).toArray();
        unsent.push(...waiting.map(({ _id }) => ({ service, id: String(_id) })));
      }
    }
    const { events, deadLetters } = broker ? await eventsOnBroker(broker) : { events: [], deadLetters: [] };
    const tickets = await all<TicketDocument>('tickets', 'tickets');
    return {
      at: Date.now(),
      unsent,
      events,
      deadLetters,
      // beside them lie the seats that are out of sale
      orders: (await all<OrderDocument>('orders', 'orders')).filter(({ status }) => status !== undefined),
      tickets,
      desks: await shownToSellers(people, tickets),
      seats: await all<Replica>('tickets', 'seats'),
      listingCopies: await all<Replica>('orders', 'tickets'),
      orderCopies: await all<Replica>('payments', 'orders'),
      deadlines: await all<World['deadlines'][number]>('expiration', 'deadlines'),
      messages: await all<Message>('notifications', 'messages'),
      intents: await objectsAtStripe<Intent>(stripe, 'payment_intents'),
      refunds: await objectsAtStripe<Refund>(stripe, 'refunds'),
    };
  } finally {
    await Promise.all([...clients.values()].map((client) => client.close()));
  }
};
