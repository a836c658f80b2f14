export const deliveryStatuses = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const attemptErrors = ['address-refused', 'timeout', 'unreachable', 'switched-off'] as const;
export type AttemptError = (typeof attemptErrors)[number];

export interface Attempt {
  at: Date;
  ms: number;
  status?: number;
  /** Its first KB. */
  answer?: string;
  error?: AttemptError;
}

export interface Delivery {
  /** The webhook-id: the same however often it is sent. */
  id: string;
  webhookId: string;
  type: string;
  body: string;
  status: DeliveryStatus;
  /** Those that count for the next delay; from 0 again when it is sent again by hand. */
  attempts: number;
  nextAt?: Date;
  log: Attempt[];
  createdAt: Date;
}

export const testType = 'webhook.test';

const minute = 60;
const hour = 60 * minute;
/** Ten attempts, the last after three days and three hours. */
export const retryDelaysSeconds = [
  5,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

export const isDelivered = ({ status }: Pick<Attempt, 'status'>): boolean =>
  status !== undefined && status >= 200 && status < 300;

/** A test is tried once: somebody looks at it now. */
export const afterAttempt = (
  { attempts, type }: Pick<Delivery, 'attempts' | 'type'>,
  attempt: Attempt,
): Pick<Delivery, 'status' | 'attempts' | 'nextAt'> => {
  const delay = type === testType ? undefined : retryDelaysSeconds[attempts];
  const counted = attempts + 1;
  if (isDelivered(attempt)) return { status: 'delivered', attempts: counted };
  if (delay === undefined || attempt.error === 'switched-off') return { status: 'failed', attempts: counted };
  return {
    status: 'waiting',
    attempts: counted,
    nextAt: new Date(attempt.at.getTime() + attempt.ms + delay * 1000),
  };
};
