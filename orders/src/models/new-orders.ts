import type { Connection, mongo } from 'mongoose';

/** How many were made since then, by the time that their ids begin with. */
export const newOrders = (db: Connection) => {
  const orders = db.collection('orders') as unknown as mongo.Collection<{ _id: string }>;
  return (since: Date): Promise<number> => {
    const seconds = Math.ceil(since.getTime() / 1000);
    const first = seconds.toString(16).padStart(8, '0').padEnd(24, '0');
    return orders.countDocuments({ _id: { $gte: first }, status: { $exists: true } });
  };
};
