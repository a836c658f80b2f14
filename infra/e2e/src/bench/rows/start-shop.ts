import { ObjectId } from 'mongodb';
import { headersOf } from '../load/headers-of.ts';
import type { BenchPlace } from '../servers/bench-place.ts';
import { startBroker } from '../servers/broker.ts';
import { startContender } from '../servers/contender-process.ts';
import { startService } from '../servers/our-services.ts';
import { startStore } from '../servers/store.ts';
import { peerKey, signedIn } from './people.ts';
import {
  copyCollection,
  copyIndexes,
  insertAll,
  insertListings,
  newIds,
  type Stored,
  storedIn,
} from './shop-data.ts';
import { untilCount } from './until-so.ts';

/** What a seller says of a listing. */
export const newListing = {
  title: 'String quartet by candlelight',
  price: 20,
  quantity: 1,
  maxPerOrder: 4,
  description: 'Two hours of Haydn and Ravel in the old mill by the river, with a break.',
  category: 'classical',
  venue: 'Old Mill',
  startsAt: '2031-05-17T18:00:00.000Z',
};

interface Options {
  listings: number;
  /** With orders, not tickets alone. */
  orders: boolean;
  change?: Partial<Stored>;
  /** Where there are several of ours: which, and what is different. */
  name?: string;
  env?: Record<string, string>;
}

/** Ours alone, with as many listings. */
export const startOurs = async (
  place: BenchPlace,
  { listings, orders: withOrders, change, name = 'our', env = {} }: Options,
) => {
  const [store, broker] = await Promise.all([startStore(place, name), startBroker(place, name)]);
  const isOnly = name === 'our';
  const ownId = (service: string) => ({ NATS_CLIENT_ID: `${name}-${service}` });
  const start = (service: 'tickets' | 'orders') =>
    startService(place, service, { store, broker, env: { ...(isOnly ? {} : ownId(service)), ...env } });
  const tickets = await start('tickets');
  const orders = withOrders ? await start('orders') : undefined;
  const [seller] = signedIn(1);
  const request = {
    method: 'POST',
    path: '/api/tickets',
    cookie: seller?.ours ?? '',
    body: newListing,
  } as const;
  const made = await fetch(`${tickets.url}${request.path}`, {
    method: 'POST',
    headers: headersOf(request),
    body: JSON.stringify(newListing),
  });
  if (made.status !== 201) throw new Error(`The first listing was refused: ${await made.text()}`);
  const { id } = (await made.json()) as { id: string };
  const copies = storedIn(store.db('orders'), 'tickets');
  if (orders) await untilCount('copies of the first listing', 1, () => copies.countDocuments());
  const source = storedIn(store.db('tickets'), 'tickets');
  const published = () => source.countDocuments({ _id: id, outboxAt: { $exists: false } });
  await untilCount('the first listing published', 1, published);

  const { outbox: _, outboxAt: __, ...listing } = (await source.findOne({ _id: id })) as Stored;
  const ids = newIds(listings);
  for (const collection of orders ? [source, copies] : [source]) {
    const template = await collection.findOne({ _id: id });
    await insertListings(collection, template as Stored, ids, change);
    await collection.deleteOne({ _id: id });
  }
  return { store, broker, tickets, orders, ids, listing };
};

export type Ours = Awaited<ReturnType<typeof startOurs>>;

const peerListing = ({
  _id,
  title,
  priceCents,
  taken,
  terms,
  onSale,
  unpaid,
  stamp,
  orderId,
  ...rest
}: Stored) => ({
  ...rest,
  _id: ObjectId.createFromHexString(_id),
  title,
  price: priceCents / 100,
  available: rest.quantity,
});

const startPeer = async (place: BenchPlace, listings: readonly Stored[], withOrders: boolean) => {
  const [store, broker] = await Promise.all([startStore(place, 'peer'), startBroker(place, 'peer')]);
  const env = { PEER_JWT_KEY: peerKey, NATS_URL: broker.url, NATS_CLUSTER_ID: broker.clusterId };
  const start = (name: string) =>
    startContender(place, `peer-${name}`, `peer/${name}`, { ...env, MONGO_URI: store.uriOf(name) });
  const tickets = await start('tickets');
  const orders = withOrders ? await start('orders') : undefined;
  const documents = listings.map(peerListing);
  await insertAll(store.db('tickets').collection('tickets'), documents);
  const copies = documents.map(({ _id, title, price }) => ({ _id, title, price, version: 0 }));
  if (orders) await insertAll(store.db('orders').collection('tickets'), copies);
  return { store, tickets, orders };
};

/** Ours, the PEER and LIMIT, each with its own database and the same listings in it. */
export const startShop = async (place: BenchPlace, options: Options) => {
  const ours = await startOurs(place, options);
  const source = storedIn(ours.store.db('tickets'), 'tickets');
  const peer = await startPeer(place, await source.find().toArray(), options.orders);
  const store = await startStore(place, 'limit');
  await copyCollection(source, storedIn(store.db('limit'), 'tickets'));
  await storedIn(store.db('limit'), 'templates').insertOne(ours.listing);
  if (options.orders) {
    const orders = storedIn(ours.store.db('orders'), 'orders');
    await copyIndexes(orders, storedIn(store.db('limit'), 'orders'));
  }
  const limit = await startContender(place, 'limit', 'limit', { MONGO_URI: store.uriOf('limit') });
  return { ours, peer, limit, ids: ours.ids };
};
