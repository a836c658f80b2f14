import type { Delivery, Subscription, Verdict } from './bus.ts';

/** The part of pino that a bus uses. It says nothing while all is well. */
export interface BusLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

const AFTER_A_THROW_MS = 1_000;

/** A handler should give its verdict and never throw; one that does is asked again. */
export const runHandler = async (
  { subject, group, handle }: Subscription,
  delivery: Delivery,
  logger?: BusLogger,
): Promise<Verdict> => {
  try {
    return await handle(delivery);
  } catch (error) {
    logger?.error({ err: error, subject, group, sequence: delivery.sequence }, 'A bus handler threw');
    return { againInMs: AFTER_A_THROW_MS };
  }
};
