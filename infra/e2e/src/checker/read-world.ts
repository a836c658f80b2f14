import { MongoClient } from 'mongodb';
import { eventsOnBroker } from './broker.ts';
import { objectsAtStripe } from './stripe.ts';
import type { Intent, OrderDocument, Refund, Replica, TicketDocument, World } from './world.ts';

export interface Sources {
  /** The database of a service. */
  mongoUri: (service: string) => string;
  broker?: { url: string; clusterId?: string | undefined } | undefined;
  stripe: { url: string; key: string };
}

const withOutbox: Record<string, string[]> = {
  auth: ['users'],
  tickets: ['tickets'],
  orders: ['orders'],
  payments: ['payments'],
  expiration: ['deadlines'],
};

export const readWorld = async ({ mongoUri, broker, stripe }: Sources): Promise<World> => {
  const clients = new Map<string, MongoClient>();
  const all = async <T>(service: string, collection: string): Promise<T[]> => {
    const client =
      clients.get(service) ?? new MongoClient(mongoUri(service), { serverSelectionTimeoutMS: 5000 });
    clients.set(service, client);
    return (await client.db().collection(collection).find({}).toArray()) as T[];
  };
  try {
    const unsent: World['unsent'] = [];
    for (const [service, collections] of Object.entries(withOutbox)) {
      for (const collection of collections) {
        const documents = await all<{ _id: unknown; outbox?: unknown[] }>(service, collection);
        const waiting = documents.filter(({ outbox }) => (outbox?.length ?? 0) > 0);
        unsent.push(...waiting.map(({ _id }) => ({ service, id: String(_id) })));
      }
    }
    const { events, deadLetters } = broker ? await eventsOnBroker(broker) : { events: [], deadLetters: [] };
    return {
      at: Date.now(),
      unsent,
      events,
      deadLetters,
      // beside them lie the seats that are out of sale
      orders: (await all<OrderDocument>('orders', 'orders')).filter(({ status }) => status !== undefined),
      tickets: await all<TicketDocument>('tickets', 'tickets'),
      seats: await all<Replica>('tickets', 'seats'),
      listingCopies: await all<Replica>('orders', 'tickets'),
      orderCopies: await all<Replica>('payments', 'orders'),
      deadlines: await all<World['deadlines'][number]>('expiration', 'deadlines'),
      intents: await objectsAtStripe<Intent>(stripe, 'payment_intents'),
      refunds: await objectsAtStripe<Refund>(stripe, 'refunds'),
    };
  } finally {
    await Promise.all([...clients.values()].map((client) => client.close()));
  }
};
