import { useState } from 'react';
import { useStream } from '../../hooks/use-stream.ts';
import { useText } from '../../hooks/use-visit.ts';
import { unread } from '../../i18n/unread.ts';

const maxShown = 99;

/** Nothing as long as nobody could say, or there is none. */
export const Unread = () => {
  const text = useText(unread);
  const [count, setCount] = useState(0);
  useStream<{ unread: number }>('/api/notifications/stream', (now) => setCount(now.unread));
  if (count === 0) return null;
  return (
    <span className="bell-count">
      {count > maxShown ? `${maxShown}+` : count}
      <span className="visually-hidden"> {text.unread}</span>
    </span>
  );
};
