import {
  type Clock,
  crashPoint,
  isTransient,
  type Logger,
  recordSpan,
  type Tracing,
  traceparentOf,
} from '@ticketing/common/base';
import { isForFriend } from '../domain/kinds.ts';
import type { Mail, Post } from '../domain/mail.ts';
import { verdictOn } from '../domain/mailable.ts';
import type { Message } from '../domain/message.ts';
import { nextTry } from '../domain/next-try.ts';
import type { Listings } from '../models/listings.ts';
import type { MailQueue } from '../models/mail-queue.ts';
import type { Messages } from '../models/messages.ts';
import type { Orders } from '../models/orders.ts';
import type { People } from '../models/people.ts';
import type { Preferences } from '../models/preferences.ts';
import type { Presence } from '../models/presence.ts';
import { compose } from './mail/compose.ts';
import type { Sender } from './mail/content.ts';

export interface MailSenderDeps {
  messages: Messages;
  queue: MailQueue;
  people: People;
  orders: Orders;
  listings: Listings;
  preferences: Preferences;
  presence: Presence;
  post: Post;
  sender: Sender;
  clock: Clock;
  logger: Logger;
  tracing?: Tracing | undefined;
}

/** Of a person who is not known yet: soon at first, and less often the longer it lasts. */
const minUnknownMs = 1000;
const maxUnknownMs = 5 * 60_000;
/** A mail of ten thousand lines is read by nobody. */
const maxSalesShown = 50;

export type MailSender = ReturnType<typeof mailSender>;

/** Sends one message's mail, or writes down why not. */
export const mailSender = (deps: MailSenderDeps) => {
  const { messages, queue, people, orders, listings, preferences, presence, post, sender, clock, logger } =
    deps;
  const { tracing } = deps;

  const whenKnown = ({ at }: Message) => {
    const waitedMs = clock().getTime() - at.getTime();
    return new Date(clock().getTime() + Math.min(maxUnknownMs, Math.max(minUnknownMs, waitedMs / 4)));
  };

  /** What a mail needs to know, read at the last moment. */
  const circumstancesOf = async ({ kind, userId, facts }: Message) => {
    const [person, wants, order, listing, isAppOpen] = await Promise.all([
      people.find(userId),
      preferences.find(userId),
      facts.orderId ? orders.find(facts.orderId) : undefined,
      facts.ticketId ? listings.find(facts.ticketId) : undefined,
      kind === 'hold-ending' && presence.isOpen(userId),
    ]);
    return { now: clock(), person, wants, order, listing, isAppOpen };
  };

  /** The mail, or nothing where it is dealt with. */
  const prepare = async (message: Message): Promise<Mail | undefined> => {
    const { person, ...known } = await circumstancesOf(message);
    if (!person) {
      if (known.now >= message.tooLateAt) await queue.dropped(message.id, 'nobody is known by this id');
      else await queue.putOff(message.id, whenKnown(message));
      return undefined;
    }
    const verdict = verdictOn(message, { ...known, person });
    const { kind, userId, id } = message;
    if (verdict !== 'send') {
      if ('dropped' in verdict) await queue.dropped(id, verdict.dropped);
      else await queue.putOff(id, verdict.notBefore);
      return undefined;
    }
    const sales = kind === 'sales-digest' ? await messages.inDigest(userId, id, maxSalesShown) : undefined;
    if (sales?.count === 0) {
      await queue.dropped(id, 'nothing was sold');
      return undefined;
    }
    return compose(
      { message, person, listing: known.listing, order: known.order, ...(sales ? { sales } : {}) },
      sender,
    );
  };

  const tryLater = async (message: Message, reason: string): Promise<void> => {
    const next = nextTry(message, clock());
    if (next) await queue.tryAgain(message.id, next, reason);
    else await queue.failed(message.id, reason);
  };

  const dispatch = async (message: Message, mail: Mail): Promise<void> => {
    crashPoint('notifications.sending.beforeSmtp');
    const startMs = Date.now();
    const outcome = await post.send(mail);
    recordSpan(tracing, { ...sending(message, outcome), startMs });
    crashPoint('notifications.sent.beforeWrite');
    if ('done' in outcome) {
      await queue.sent(message.id);
      logger.info(subjectOf(message), 'Sent a mail');
    } else if ('refused' in outcome) {
      if (outcome.isAddress && !isForFriend(message.kind))
        await people.bounced(message.userId, clock(), outcome.refused);
      await queue.failed(message.id, outcome.refused);
    } else await tryLater(message, outcome.again);
    crashPoint('notifications.sent.written');
  };

  return {
    send: async (message: Message): Promise<void> => {
      try {
        if (!(await queue.take(message))) return;
        crashPoint('notifications.taken.beforeSending');
        const mail = await prepare(message);
        if (mail) await dispatch(message, mail);
      } catch (error) {
        logger.warn({ err: error, ...subjectOf(message) }, 'A mail was not sent, will retry');
        // where the database is unavailable the lease ends by itself, and then it is tried again
        if (!isTransient(error)) await tryLater(message, (error as Error).message).catch(() => {});
      }
    },
  };
};

/** Where it went is nobody's business but the receiver's. */
const sending = ({ kind, facts: { orderId } }: Message, outcome: Awaited<ReturnType<Post['send']>>) => ({
  name: 'send mail',
  kind: 'client' as const,
  traceparent: orderId === undefined ? undefined : traceparentOf(orderId),
  attributes: { 'ticketing.mail.kind': kind, 'ticketing.order.id': orderId },
  ...('done' in outcome ? {} : { error: 'refused' in outcome ? 'refused' : 'not taken' }),
});

/** For the log; to whom it goes is not in it. */
const subjectOf = ({ id: messageId, kind, userId, facts: { orderId } }: Message) => ({
  messageId,
  kind,
  userId,
  orderId,
});
