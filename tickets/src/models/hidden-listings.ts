import { crashPoint } from '@ticketing/common/base';
import type { Connection, mongo } from 'mongoose';
import type { Ticket } from '../domain/ticket.ts';
import { isLeft } from './is-left.ts';

type Stored = Omit<Ticket, 'id'> & { _id: string };

const bite = 200;

/** Of a seller, those that are not so yet: what was interrupted goes on where it was. */
export const stillToSet = (userId: string, hidden: boolean, after = '') => ({
  userId,
  hidden: hidden ? { $ne: true } : true,
  _id: { $gt: after },
});

export type HiddenListings = ReturnType<typeof hiddenListings>;

/** Takes a seller's listings out of the shop, or back into it. Like a count it is no change of theirs, and no event. */
export const hiddenListings = (db: Connection) => {
  const documents = db.collection('tickets') as unknown as mongo.Collection<Stored>;

  return {
    set: async (userId: string, hidden: boolean): Promise<void> => {
      const update = [{ $set: { hidden, onSale: isLeft('$taken', hidden) } }];
      for (let after = ''; ; ) {
        const found = await documents
          .find(stillToSet(userId, hidden, after) as mongo.Filter<Stored>, { projection: { _id: 1 } })
          .sort({ _id: 1 })
          .limit(bite)
          .toArray();
        const last = found.at(-1);
        if (!last) return;
        await documents.updateMany({ _id: { $in: found.map(({ _id }) => _id) } }, update);
        crashPoint('tickets.hidden.some');
        after = last._id;
      }
    },
  };
};
