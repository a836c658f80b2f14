import type { Delivery } from './bus.ts';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import { type JetstreamConnection, STREAM } from './jetstream-connection.ts';

export const jetstreamHistory = async (
  { client }: JetstreamConnection,
  subject: string,
): Promise<Delivery[]> => {
  try {
    const consumer = await client.consumers.get(STREAM, { filter_subjects: subject });
    const { num_pending: expected } = await consumer.info(true);
    const history: Delivery[] = [];
    if (expected > 0) {
      for await (const message of await consumer.consume()) {
        history.push({ subject, body: message.string(), sequence: message.seq, redelivered: false });
        if (history.length === expected) break;
      }
    }
    await consumer.delete();
    return history;
  } catch (cause) {
    throw new BusUnavailableError(`Could not read ${subject}`, { cause });
  }
};
