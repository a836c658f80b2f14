import {
  AckPolicy,
  type ConsumerConfig,
  type ConsumerMessages,
  DeliverPolicy,
  type JsMsg,
} from '@nats-io/jetstream';
import { type Subscription as NatsSubscription, nanos } from '@nats-io/transport-node';
import type { Subscribed, Subscription } from './bus.ts';
import { type JetstreamConnection, STREAM } from './jetstream-connection.ts';
import { type BusLogger, runHandler } from './run-handler.ts';

interface JetstreamSubscriptionOptions {
  maxInFlight: number;
  ackWaitMs: number;
  logger: BusLogger | undefined;
}

/** Of all members together; it must hold what waits for its next try as well. */
const MAX_ACK_PENDING = 10_000;
const DRAIN_WITHIN_MS = 2_000;
/** A member that hangs is dealt messages until its last request for some is this old; others then get them after ackWait. */
const PULL_FOR_MS = 1_000;
/** What shows that the broker has lost the stream or the consumer, which a new connection brings back. */
const GONE = ['stream_not_found', 'consumer_not_found', 'consumer_deleted'];

const durableName = (group: string, subject: string) => `${group}_${subject}`.replace(/[^\w-]/g, '_');

const ignoringAGoneConnection = (answer: () => void) => {
  try {
    answer();
  } catch {
    // The broker will deliver it again.
  }
};

interface Attached {
  messages: ConsumerMessages;
  lost: Promise<unknown>;
}

/** Waits for what is on the wire, which the client's own stop would leave unanswered until ackWait. */
const drain = async ({ messages, lost }: Attached) => {
  const { sub } = messages as ConsumerMessages & { sub: NatsSubscription };
  let tooLate: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    tooLate = setTimeout(resolve, DRAIN_WITHIN_MS);
  });
  await Promise.race([sub.drain().catch(() => {}), lost, late]);
  clearTimeout(tooLate);
  ignoringAGoneConnection(() => messages.stop());
};

export const jetstreamSubscription = (
  subscription: Subscription,
  { maxInFlight, ackWaitMs, logger }: JetstreamSubscriptionOptions,
) => {
  const { subject, group } = subscription;
  const underWay = new Set<Promise<void>>();
  const readings = new Set<Promise<void>>();
  let attached: Attached | undefined;
  let stopping = false;

  const ensureConsumer = async ({ manager }: JetstreamConnection) => {
    const durable = durableName(group, subject);
    const wanted: Partial<ConsumerConfig> = {
      ack_wait: nanos(ackWaitMs),
      max_ack_pending: MAX_ACK_PENDING,
      filter_subject: subject,
    };
    const known = await manager.consumers.info(STREAM, durable).catch(() => undefined);
    if (known) return manager.consumers.update(STREAM, durable, wanted);
    return manager.consumers.add(STREAM, {
      ...wanted,
      durable_name: durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
    });
  };

  const serve = async (message: JsMsg) => {
    const working = setInterval(() => ignoringAGoneConnection(() => message.working()), ackWaitMs / 3);
    const verdict = await runHandler(
      subscription,
      {
        subject,
        body: message.string(),
        sequence: message.seq,
        redelivered: message.redelivered,
      },
      logger,
    );
    clearInterval(working);
    ignoringAGoneConnection(() => (verdict === 'done' ? message.ack() : message.nak(verdict.againInMs)));
  };

  const read = async (current: ConsumerMessages) => {
    for await (const message of current) {
      if (stopping) ignoringAGoneConnection(() => message.nak());
      else {
        const serving = serve(message).finally(() => underWay.delete(serving));
        underWay.add(serving);
      }
      if (underWay.size >= maxInFlight) await Promise.race(underWay);
    }
  };

  const watch = async (current: ConsumerMessages, { nats }: JetstreamConnection) => {
    for await (const { type } of current.status()) if (GONE.includes(type)) await nats.close();
  };

  const attach = async (connection: JetstreamConnection) => {
    const { nats, client } = connection;
    try {
      const consumer = client.consumers.getConsumerFromInfo(await ensureConsumer(connection));
      if (stopping) return;
      const messages = await consumer.consume({ max_messages: maxInFlight, expires: PULL_FOR_MS });
      attached = { messages, lost: connection.lost };
      void watch(messages, connection);
      await read(messages);
      if (!stopping && !nats.isClosed()) throw new Error('It ended, and nobody had ended it');
    } catch (error) {
      if (!nats.isClosed()) logger?.warn({ err: error, subject, group }, 'A subscription failed');
      await nats.close();
    }
  };

  const stop: Subscribed['stop'] = async () => {
    stopping = true;
    if (attached) await drain(attached);
    await Promise.all([...underWay, ...readings]);
  };

  return {
    attach: (connection: JetstreamConnection) => {
      const reading = attach(connection).finally(() => readings.delete(reading));
      readings.add(reading);
    },
    stop,
  };
};
