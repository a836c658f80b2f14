import { behindIn, type Replica, replicate, toState } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import type { Ticket } from '../domain/order.ts';

const schema = new Schema(
  { _id: String, version: Number },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);

export type Tickets = ReturnType<typeof ticketReplica>;

/** The listings, as tickets published them. */
export const ticketReplica = (db: Connection) => {
  const model = db.model('Ticket', schema);
  return {
    replica: { of: 'tickets', behind: (versions) => behindIn(model, versions) } satisfies Replica,
    replicate: (ticket: Ticket) => replicate(model, { ...ticket }),
    find: async (id: string) => {
      const found = await model.findOne({ _id: id }).lean<{ _id: string }>();
      return found ? toState<Ticket>(found) : undefined;
    },
  };
};
