import { connectBus } from '../connect-bus.ts';
import { createMemoryBroker } from '../memory-broker.ts';
import { memoryBus } from '../memory-bus.ts';

// A process of its own, to be killed while it handles a message: it says so and never gives a verdict.
const [subject = '', group = ''] = process.argv.slice(2);
const { BUS_FILE: file, NATS_URL, NATS_CLUSTER_ID, NATS_CLIENT_ID } = process.env;
const bus = file
  ? memoryBus(createMemoryBroker({ file }))
  : await connectBus({ NATS_URL, NATS_CLUSTER_ID, NATS_CLIENT_ID, subjects: [subject] });

setInterval(() => {}, 1_000);
bus.subscribe({
  subject,
  group,
  handle: ({ body }) => {
    console.log(`handling ${body}`);
    return new Promise(() => {});
  },
});
