import type { Clock } from '../base/clock.ts';
import { withContext } from '../base/context.ts';
import { crashPoint } from '../base/crash-point.ts';
import { isTransient } from '../base/errors/index.ts';
import type { Logger } from '../base/logger.ts';
import { about } from '../contracts/about.ts';
import type { EventDefinition, EventOf } from '../contracts/define-event.ts';
import type { Envelope } from '../contracts/envelope.ts';
import type { Bus, Delivery, Verdict } from './bus/bus.ts';
import { park } from './dlq/dead-letter.ts';
import { type FailedAttempts, fingerprint } from './failed-attempts.ts';
import { createOutage } from './outage.ts';

export interface Listener {
  event: EventDefinition;
  apply: (event: Envelope) => Promise<unknown>;
}

/** What a service does about a fact. It returns when that is written down, or throws. */
export const listener = <Definition extends EventDefinition>(
  event: Definition,
  apply: (event: EventOf<Definition>) => Promise<unknown>,
): Listener => ({ event, apply: apply as Listener['apply'] });

export interface ListeningOptions {
  service: string;
  bus: Bus;
  attempts: FailedAttempts;
  clock: Clock;
  logger: Logger;
  observe: (subject: string, outcome: 'done' | 'again' | 'parked', lagSeconds?: number) => void;
  firstRetryMs?: number;
}

const maxFailures = 8;
const maxRetryDelayMs = 30_000;

/** Thrown by a listener whose time has not come: not a failure, so it makes no other event wait longer. */
const askedToComeAgain = (error: unknown): number | undefined => {
  const { againInMs } = (error ?? {}) as { againInMs?: unknown };
  return typeof againInMs === 'number' ? Math.min(Math.max(againInMs, 0), maxRetryDelayMs) : undefined;
};

/**
 * Owns acknowledgement. Applied: done. A dependency is unavailable: again, for as long as it takes.
 * Not an event at all, or failed eight times: copied to the dead letters, then done.
 */
export const deliverTo = (listener: Listener, options: ListeningOptions) => {
  const { service, bus, attempts, clock, logger, observe, firstRetryMs = 250 } = options;
  const subject = listener.event.type;

  const outage = createOutage(firstRetryMs);

  const again = (inMs: number): Verdict => {
    observe(subject, 'again');
    return { againInMs: inMs };
  };

  const parked = async (delivery: Delivery, error: unknown, failures: number): Promise<Verdict> => {
    const { sequence, body } = delivery;
    const at = clock().toISOString();
    const id = `${subject}/${sequence}/${fingerprint(body).slice(0, 8)}`;
    await park(bus, {
      id,
      service,
      subject,
      sequence,
      error: messageOf(error),
      attempts: failures,
      at,
      body,
    });
    crashPoint(`${service}.parked.beforeAck`);
    logger.error({ err: error, subject, deadLetter: id, failures }, 'Parked a message as a dead letter');
    observe(subject, 'parked');
    await attempts.forget(delivery);
    outage.answered();
    return 'done';
  };

  const failed = async (delivery: Delivery, error: unknown, beganAt: number): Promise<Verdict> => {
    const againInMs = askedToComeAgain(error);
    if (againInMs !== undefined) {
      outage.answered();
      return again(againInMs);
    }
    if (isTransient(error)) {
      logger.warn({ err: error, subject }, 'A dependency is unavailable, the event will be redelivered');
      return again(outage.failed(beganAt, delivery.redelivered));
    }
    const failures = await attempts.count(delivery, messageOf(error));
    outage.answered();
    if (failures >= maxFailures) return parked(delivery, error, failures);
    logger.warn({ err: error, subject, failures }, 'A listener failed, the event will be redelivered');
    return again(firstRetryMs * 2 ** (failures - 1));
  };

  const applied = async (event: Envelope, delivery: Delivery): Promise<Verdict> => {
    await listener.apply(event);
    outage.answered();
    crashPoint(`${service}.applied.beforeAck`);
    const lagMs = clock().getTime() - Date.parse(event.at);
    observe(subject, 'done', lagMs / 1000);
    logger.info({ ...about(event), lagMs }, 'Processed an event');
    if (delivery.redelivered) await attempts.forget(delivery);
    return 'done';
  };

  return async (delivery: Delivery): Promise<Verdict> => {
    if (!(await outage.mayTry())) return again(outage.pauseMs());
    const beganAt = performance.now();
    try {
      const event = read(listener.event, delivery.body);
      if (event instanceof Error) return await parked(delivery, event, 1);
      return await withContext({ ...contextOf(event), ...orderIn(event) }, () =>
        applied(event, delivery).catch((error: unknown) => failed(delivery, error, beganAt)),
      );
    } catch (error) {
      // the database or the broker is unavailable: what could not be counted or parked is tried again
      logger.warn({ err: error, subject }, 'An event was not processed yet, it will be redelivered');
      return again(outage.failed(beganAt, delivery.redelivered));
    }
  };
};

const read = (definition: EventDefinition, body: string): Envelope | Error => {
  try {
    return definition.envelope.parse(JSON.parse(body));
  } catch (error) {
    return new Error(`Not a ${definition.type} event: ${messageOf(error)}`);
  }
};

const contextOf = ({ id, traceparent }: Envelope) => ({
  eventId: id,
  ...(traceparent ? { traceparent, traceId: traceparent.split('-')[1] ?? '' } : {}),
});

const orderIn = (event: Envelope) => {
  const { orderId } = about(event);
  return typeof orderId === 'string' ? { orderId } : {};
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
