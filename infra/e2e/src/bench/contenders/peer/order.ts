import mongoose from 'mongoose';

const toJSON = {
  transform(_document: unknown, ret: Record<string, unknown>) {
    ret.id = ret._id;
    delete ret._id;
  },
};
const options = { optimisticConcurrency: true, versionKey: 'version', toJSON } as const;

const ticketSchema = new mongoose.Schema(
  { title: { type: String, required: true }, price: { type: Number, required: true, min: 0 } },
  {
    ...options,
    methods: {
      async isReserved(): Promise<boolean> {
        const existing = await Order.findOne({
          ticket: this as never,
          status: { $in: ['created', 'awaiting:payment', 'complete'] },
        });
        return !!existing;
      },
    },
  },
);

/** The copy that orders keeps of a listing. */
export const Ticket = mongoose.model('Ticket', ticketSchema);

const orderSchema = new mongoose.Schema(
  {
    userId: { type: String, required: true },
    status: { type: String, required: true, default: 'created' },
    expiresAt: { type: mongoose.Schema.Types.Date, required: true },
    ticket: { type: mongoose.Schema.Types.ObjectId, ref: 'Ticket', required: true },
  },
  options,
);
// the family has none, and would read all orders for each one
orderSchema.index({ ticket: 1 });

export const Order = mongoose.model('Order', orderSchema);
