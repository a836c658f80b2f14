import { useEffect, useEffectEvent } from 'react';
import { useSecondsLeft } from '../../hooks/use-seconds-left.ts';
import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';

const lateSeconds = 60;
const noticeSeconds = [300, 60];

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Announced at five minutes and at one, for a few seconds each: not every second. */
const noticeAt = (seconds: number) => noticeSeconds.find((mark) => seconds <= mark && seconds > mark - 5);

interface Props {
  until: string;
  madeAt: number;
  onEnd: () => void;
}

export const Countdown = ({ until, madeAt, onEnd }: Props) => {
  const text = useText(orders);
  const left = useSecondsLeft(until, madeAt);
  const ended = useEffectEvent(onEnd);
  const notice = noticeAt(left);
  const isOver = left === 0;

  useEffect(() => {
    if (!isOver) return;
    ended();
    const timer = setInterval(ended, 2000);
    return () => clearInterval(timer);
  }, [isOver]);

  return (
    <div className={left <= lateSeconds ? 'countdown countdown-late' : 'countdown'}>
      <p>
        <b role="timer">{clock(left)}</b> <span>{isOver ? text.checking : text.timeLeft}</span>
      </p>
      <span className="visually-hidden" role="status">
        {notice === undefined ? '' : text.minutesLeft(notice / 60)}
      </span>
    </div>
  );
};
