import { mongo } from 'mongoose';
import type { TicketsTest } from './start-tickets.ts';

const atOnce = 200;

/**
 * Puts so many listings into the store at once. By a connection of its own, with the driver's patient time-outs:
 * the embedded store answers nobody else meanwhile, and a service's connection would be given up.
 */
export const fillListings = async (shop: TicketsTest, size: number, listing: (index: number) => object) => {
  const client = await mongo.MongoClient.connect(shop.service.platform.config.MONGO_URI);
  const listings = client.db().collection('tickets');
  for (let from = 0; from < size; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, size - from) }, (_, offset) => listing(from + offset));
    await listings.insertMany(some as never[], { ordered: false });
  }
  await client.close();
};
