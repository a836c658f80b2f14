import mongoose from 'mongoose';

const schema = new mongoose.Schema(
  {
    title: { type: String, required: true },
    price: { type: Number, required: true },
    userId: { type: String, required: true },
    quantity: Number,
    available: Number,
    maxPerOrder: Number,
    description: String,
    category: String,
    venue: String,
    startsAt: Date,
    status: String,
    orderId: String,
  },
  {
    optimisticConcurrency: true,
    versionKey: 'version',
    toJSON: {
      transform(_document, ret: Record<string, unknown>) {
        ret.id = ret._id;
        delete ret._id;
      },
    },
  },
);
schema.index({ startsAt: 1, _id: 1 });
schema.index({ category: 1, startsAt: 1, _id: 1 });

/** The listing in the service that owns it. */
export const Ticket = mongoose.model('Ticket', schema);
