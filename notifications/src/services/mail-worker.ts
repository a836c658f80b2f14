import { setTimeout as sleep } from 'node:timers/promises';
import { batched, type Clock, type Logger } from '@ticketing/common/base';
import type { Worker } from '@ticketing/common/service';
import type { Timers } from '@ticketing/common/timers';
import type { Post } from '../domain/mail.ts';
import type { Message } from '../domain/message.ts';
import type { Digests } from '../models/digests.ts';
import type { MailQueue } from '../models/mail-queue.ts';
import type { MailSender } from './mail-sender.ts';

const batch = 200;
const atOnce = 8;
const roundEveryMs = 10_000;
/** Three rounds ahead: an alarm that is lost earlier is missed by nobody. */
const aheadMs = 30_000;
const maxStopMs = 5000;

interface MailWorkerDeps {
  queue: MailQueue;
  digests: Digests;
  mails: MailSender;
  timers: Timers;
  post: Post;
  clock: Clock;
  logger: Logger;
}

export interface MailWorker extends Worker {
  /** There is something to send. */
  wake(): void;
}

/** Sends what is due: at once after it was written, by its timer, and should both be lost, by going round. */
export const mailWorker = ({
  queue,
  digests,
  mails,
  timers,
  post,
  clock,
  logger,
}: MailWorkerDeps): MailWorker => {
  const stopping = new AbortController();
  let rounds: Promise<void> = Promise.resolve();

  const sendAll = async (due: Message[]) => {
    const waiting = due.values();
    const sendNext = async () => {
      for (const message of waiting) {
        if (stopping.signal.aborted) return;
        await mails.send(message);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sendNext));
  };

  const arm = async () => {
    try {
      await timers.arm((await queue.upcoming(new Date(clock().getTime() + aheadMs), batch)).flatMap(alarmOf));
    } catch {
      // without an alarm it is sent by the next round
    }
  };

  const work = batched<void, void>(async () => {
    await digests.open();
    while (!stopping.signal.aborted) {
      const due = await queue.due(batch);
      if (due.length === 0) break;
      await sendAll(due);
    }
    await arm();
  });

  const workSoon = () => {
    if (stopping.signal.aborted) return;
    work().catch((error) => logger.warn({ err: error }, 'Could not send what is due, will retry'));
  };

  const goRound = async () => {
    while (!stopping.signal.aborted) {
      workSoon();
      await sleep(roundEveryMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  return {
    wake: workSoon,
    start() {
      // an alarm only wakes: how long SMTP takes is nothing that it waits for
      timers.start({ fire: async () => workSoon(), lost: workSoon });
      rounds = goRound();
    },
    async stop() {
      stopping.abort();
      await timers.stop();
      await rounds;
      // what is not answered by then is sent again when its lease is over
      await Promise.race([work().catch(() => {}), sleep(maxStopMs, undefined, { ref: false })]);
      post.close();
    },
  };
};

const alarmOf = ({ id, attempts, nextAt }: Message) =>
  nextAt ? [{ id: Buffer.from(id).toString('base64url'), version: attempts, at: nextAt }] : [];
