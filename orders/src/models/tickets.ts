import { behindIn, pointReads, type Replica, replicate, toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { Ticket } from '../domain/order.ts';

const schema = new Schema(
  { _id: String, version: Number },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);

export type Tickets = ReturnType<typeof ticketReplica>;

/** The listings, as tickets published them. */
export const ticketReplica = (db: Connection) => {
  const model = db.model('Ticket', schema);
  const findStored = pointReads(model.collection as unknown as mongo.Collection<{ _id: string }>);
  return {
    replica: { of: 'tickets', behind: (versions) => behindIn(model, versions) } satisfies Replica,
    replicate: (ticket: Ticket) => replicate(model, { ...ticket }),
    find: async (id: string) => {
      const found = await findStored(id);
      return found ? toState<Ticket>(found) : undefined;
    },
  };
};
