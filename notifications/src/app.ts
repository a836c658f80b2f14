import { createMetrics, createService, type Platform } from '@ticketing/common/service';
import { timersOf } from '@ticketing/common/timers';
import type { NotificationsConfig } from './config.ts';
import { webhookSwitchedOff } from './domain/webhook-messages.ts';
import { allSessionsEnded } from './events/listeners/all-sessions-ended.ts';
import { expirationSoon } from './events/listeners/expiration-soon.ts';
import { linkRequested } from './events/listeners/link-requested.ts';
import { orderChanged } from './events/listeners/order-changed.ts';
import { ticketChanged } from './events/listeners/ticket-changed.ts';
import { userChanged } from './events/listeners/user-changed.ts';
import { notificationMetrics } from './metrics.ts';
import { digestModel } from './models/digests.ts';
import { listingChangeModel } from './models/listing-changes.ts';
import { listingReplica } from './models/listings.ts';
import { mailQueue } from './models/mail-queue.ts';
import { mailModel } from './models/mails.ts';
import { messageModel } from './models/messages.ts';
import { orderReplica } from './models/orders.ts';
import { peopleReplica } from './models/people.ts';
import { preferenceModel } from './models/preferences.ts';
import { presenceModel } from './models/presence.ts';
import { changePreferences } from './routes/change-preferences.ts';
import { countUnread } from './routes/count-unread.ts';
import { listMessages } from './routes/list-messages.ts';
import { readMessages } from './routes/read-messages.ts';
import { showDevMail } from './routes/show-dev-mail.ts';
import { showPreferences } from './routes/show-preferences.ts';
import { unsubscribe } from './routes/unsubscribe.ts';
import { watchMessages } from './routes/watch-messages.ts';
import { createWebhook } from './routes/webhooks/create-webhook.ts';
import { deleteWebhook } from './routes/webhooks/delete-webhook.ts';
import { listDeliveries } from './routes/webhooks/list-deliveries.ts';
import { listWebhooks } from './routes/webhooks/list-webhooks.ts';
import { redeliver } from './routes/webhooks/redeliver.ts';
import { rotateSecret } from './routes/webhooks/rotate-secret.ts';
import { testWebhook } from './routes/webhooks/test-webhook.ts';
import { updateWebhook } from './routes/webhooks/update-webhook.ts';
import { deliverBy } from './services/deliver.ts';
import { listingNews } from './services/listing-news.ts';
import { keptPost } from './services/mail/kept-post.ts';
import { smtpPost } from './services/mail/smtp.ts';
import { mailSender } from './services/mail-sender.ts';
import { mailWorker } from './services/mail-worker.ts';
import { messageWatch } from './services/message-watch.ts';
import { createWebhooks } from './services/webhooks.ts';

/** If it is not here, notifications does not do it. */
export const createNotifications = (platform: Platform<NotificationsConfig>) => {
  const { config, db, clock, logger, tracing } = platform;
  const metrics = createMetrics('notifications');
  const { mailed, delivered, watchMails } = notificationMetrics(metrics);
  const people = peopleReplica(db);
  const orders = orderReplica(db);
  const listings = listingReplica(db);
  const messages = messageModel(db, clock);
  const changes = listingChangeModel(db);
  const preferences = preferenceModel(db);
  const presence = presenceModel(db, clock);
  const kept = mailModel(db, clock);
  const queue = mailQueue(messages, clock, mailed);
  watchMails(queue);
  const post = config.SMTP_URL ? smtpPost(config.SMTP_URL, config.MAIL_FROM) : keptPost(kept);
  const sender = { publicUrl: config.PUBLIC_URL, keys: config.MAIL_KEY };
  const replicas = { people, orders, listings };
  const mails = mailSender({
    ...replicas,
    ...{ messages, queue, preferences, presence, post, sender, clock, logger, tracing },
  });
  const timers = timersOf('mails', platform);
  const worker = mailWorker({
    queue,
    digests: digestModel(messages, clock),
    mails,
    timers,
    post,
    clock,
    logger,
  });
  const deliver = deliverBy(messages, worker.wake);
  const webhooks = createWebhooks(platform, {
    onSwitchedOff: (what) => deliver([webhookSwitchedOff(what, clock())]),
    observe: delivered,
  });
  const { hooks } = webhooks;
  const news = listingNews({ listings, orders, changes, messages, deliver, logger });
  const watch = messageWatch({ messages, presence, clock, logger });

  return createService(
    {
      name: 'notifications',
      path: '/api/notifications',
      routes: [
        countUnread({ messages }),
        watchMessages({ watch }),
        readMessages({ messages }),
        showPreferences({ preferences }),
        changePreferences({ preferences }),
        unsubscribe({ preferences, keys: config.MAIL_KEY }),
        listWebhooks(webhooks),
        createWebhook(webhooks),
        updateWebhook(webhooks),
        deleteWebhook(webhooks),
        rotateSecret(webhooks),
        testWebhook(webhooks),
        listDeliveries(webhooks),
        redeliver(webhooks),
        listMessages({ messages }),
        ...(config.DEV_MAIL ? showDevMail({ mails: kept }) : []),
      ],
      listeners: [
        ...userChanged({ people }),
        ...linkRequested({ people, deliver }),
        allSessionsEnded({ deliver }),
        ...orderChanged({ orders, news, deliver, hooks }),
        expirationSoon({ orders, deliver, clock }),
        ...ticketChanged({ listings, news, hooks }),
      ],
      outboxes: [],
      replicas: [people.replica, orders.replica, listings.replica],
      workers: [news, worker, webhooks.worker],
      metrics,
      today: async () => ({
        mailsWaiting: await queue.count(),
        mailFailingSeconds: await queue.oldestFailureSeconds(),
      }),
    },
    platform,
  );
};
