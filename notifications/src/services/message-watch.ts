import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, type Logger, UnavailableError } from '@ticketing/common/base';
import type { Message } from '../domain/message.ts';
import type { Messages } from '../models/messages.ts';
import type { Presence } from '../models/presence.ts';

const everyMs = 1000;
/** A write may take so long from its time stamp until it can be read. */
const overlapMs = 3000;
const seenEveryMs = 30_000;
const maxWatchers = 1000;

export interface Bell {
  unread: number;
  latest: Message | undefined;
}

interface Watcher {
  userId: string;
  send: (bell: Bell) => void;
  sent: string;
}

interface MessageWatchDeps {
  messages: Messages;
  presence: Presence;
  clock: Clock;
  logger: Logger;
}

export type MessageWatch = ReturnType<typeof messageWatch>;

/** Sends to those who watch what is new for them: one query a second for all of them, none while there is nobody. */
export const messageWatch = ({ messages, presence, clock, logger }: MessageWatchDeps) => {
  const watchers = new Set<Watcher>();
  let isPolling = false;
  let seenAt = 0;
  let since = clock();

  const bellOf = async (userId: string): Promise<Bell> => {
    const [unread, [latest]] = await Promise.all([messages.unread(userId), messages.page(userId, 1)]);
    return { unread, latest };
  };

  const sendTo = (watcher: Watcher, bell: Bell) => {
    const state = `${bell.unread} ${bell.latest?.id} ${bell.latest?.readAt?.getTime()}`;
    if (watcher.sent === state) return;
    watcher.sent = state;
    watcher.send(bell);
  };

  const poll = async () => {
    const userIds = [...new Set([...watchers].map(({ userId }) => userId))];
    const now = clock();
    if (now.getTime() - seenAt >= seenEveryMs) {
      await presence.seen(userIds);
      seenAt = now.getTime();
    }
    for (const userId of await messages.changed(userIds, new Date(since.getTime() - overlapMs))) {
      const bell = await bellOf(userId);
      for (const watcher of watchers) if (watcher.userId === userId) sendTo(watcher, bell);
    }
    since = now;
  };

  const pollWhileWatched = async () => {
    isPolling = true;
    for (;;) {
      await sleep(everyMs, undefined, { ref: false });
      if (watchers.size === 0) break;
      await poll().catch((error) => logger.warn({ err: error }, 'Could not poll for new messages'));
    }
    isPolling = false;
  };

  return {
    /** What there is now, for somebody who opens the web app. */
    async begin(userId: string): Promise<Bell> {
      await presence.seen([userId]);
      return bellOf(userId);
    },
    /** Whatever changes from now on. Returns how to leave. */
    enter(userId: string, send: Watcher['send']): () => void {
      if (watchers.size >= maxWatchers)
        throw new UnavailableError('Too many look on, try again later', 'stream.full');
      const watcher = { userId, send, sent: '' };
      watchers.add(watcher);
      if (!isPolling) {
        since = clock();
        void pollWhileWatched();
      }
      return () => watchers.delete(watcher);
    },
  };
};
