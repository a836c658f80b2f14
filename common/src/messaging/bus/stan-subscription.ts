import type { Message, Stan } from 'node-nats-streaming';
import type { Subscribed, Subscription } from './bus.ts';
import { type BusLogger, runHandler } from './run-handler.ts';
import { isBookmark } from './stan-bookmark.ts';
import type { StanConnection } from './stan-connection.ts';

interface StanSubscriptionOptions {
  maxInFlight: number;
  ackWaitMs: number;
  logger: BusLogger | undefined;
}

interface Held {
  /** The latest delivery of it: only that one can be acknowledged after a reconnect. */
  message: Message;
  tries: number;
  retry?: NodeJS.Timeout;
}

interface Attached {
  live: ReturnType<Stan['subscribe']>;
  ready: Promise<unknown>;
  lost: Promise<unknown>;
}

/** An emptied broker counts from one again, so the sequence alone would name two messages. */
const keyOf = (message: Message) => `${message.getSequence()} ${message.getTimestampRaw()}`;

const acknowledge = (message: Message) => {
  try {
    message.ack();
  } catch {
    // The connection it came by is gone; the broker will deliver it again.
  }
};

/**
 * A durable queue group member, over one connection after another. NATS Streaming knows no "again in …",
 * so what must wait is held here, and the broker's own redeliveries of it are ignored meanwhile.
 * A wait longer than ackWait may be cut short by another member, to whom the broker redelivers it.
 */
export const stanSubscription = (subscription: Subscription, options: StanSubscriptionOptions) => {
  const { subject, group } = subscription;
  const held = new Map<string, Held>();
  const underWay = new Set<Promise<void>>();
  let attached: Attached | undefined;
  let stopping = false;

  const serve = async (key: string, item: Held) => {
    const { message } = item;
    item.tries += 1;
    const verdict = await runHandler(
      subscription,
      {
        subject,
        body: String(message.getData()),
        sequence: message.getSequence(),
        redelivered: item.tries > 1 || message.isRedelivered(),
      },
      options.logger,
    );
    if (verdict !== 'done' && !stopping) {
      item.retry = setTimeout(start, verdict.againInMs + 1, key, item);
      return;
    }
    held.delete(key);
    if (verdict === 'done') acknowledge(item.message);
  };

  const start = (key: string, item: Held) => {
    const serving = serve(key, item).finally(() => underWay.delete(serving));
    underWay.add(serving);
  };

  const receive = (message: Message) => {
    if (stopping) return;
    const key = keyOf(message);
    const known = held.get(key);
    if (known) known.message = message;
    else if (isBookmark(String(message.getData()))) acknowledge(message);
    else {
      const item = { message, tries: 0 };
      held.set(key, item);
      start(key, item);
    }
  };

  const attach = (connection: StanConnection) => {
    const { stan, abandon } = connection;
    const live = stan.subscribe(
      subject,
      group,
      stan
        .subscriptionOptions()
        .setDurableName(group)
        .setDeliverAllAvailable()
        .setManualAckMode(true)
        .setAckWait(options.ackWaitMs)
        .setMaxInFlight(options.maxInFlight),
    );
    const ready = new Promise((resolve) => live.on('ready', resolve));
    live.on('message', receive);
    live.on('error', abandon);
    live.on('timeout', abandon);
    attached = { live, ready, lost: connection.lost };
  };

  /** Closes, and does not unsubscribe, which would make the broker forget the group's position. */
  const detach = async ({ live, ready, lost }: Attached) => {
    const canClose = await Promise.race([lost.then(() => false), ready.then(() => true)]);
    live.removeAllListeners();
    if (!canClose) return;
    const closed = Promise.race(
      ['closed', 'error', 'timeout'].map((event) => new Promise((resolve) => live.on(event, resolve))),
    );
    live.close();
    await Promise.race([lost, closed]);
  };

  const stop: Subscribed['stop'] = async () => {
    stopping = true;
    for (const { retry } of held.values()) clearTimeout(retry);
    while (underWay.size > 0) await Promise.all(underWay);
    if (attached) await detach(attached);
  };

  return { attach, stop };
};
