import type { Metrics } from '@ticketing/common/service';
import type { DeliveryStatus } from './domain/webhook-delivery.ts';

const mailOutcomes = ['sent', 'retried', 'failed'] as const;
export type MailOutcome = (typeof mailOutcomes)[number];
const deliveryOutcomes: Record<DeliveryStatus, string> = {
  delivered: 'delivered',
  waiting: 'retried',
  failed: 'failed',
};

export const notificationMetrics = (metrics: Metrics) => {
  const mails = metrics.counter('mails_total', 'Mails by what became of a try to send them', ['outcome']);
  const deliveries = metrics.counter(
    'webhook_deliveries_total',
    'Tries to send to a webhook, by what came of it',
    ['outcome'],
  );
  for (const outcome of mailOutcomes) mails({ outcome }, 0);
  for (const outcome of Object.values(deliveryOutcomes)) deliveries({ outcome }, 0);

  return {
    mailed: (outcome: MailOutcome) => mails({ outcome }),
    delivered: (status: DeliveryStatus) => deliveries({ outcome: deliveryOutcomes[status] }),
    watchMails: (queue: { count: () => Promise<number>; oldestFailureSeconds: () => Promise<number> }) => {
      metrics.watch('mails_waiting', 'Mails that are still to be sent, now or at their time', queue.count);
      metrics.watch(
        'mail_failing_seconds',
        'For how long SMTP has not taken a mail that is still tried; 0: all are taken',
        queue.oldestFailureSeconds,
      );
    },
  };
};
