const againAfterMs = 5000;

/** Server-sent events while somebody looks on: a hidden tab disconnects, and comes back to how it is then. Gives the way to stop. */
export const followStream = (url: string, received: (message: never) => void): (() => void) => {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const leave = () => {
    clearTimeout(again);
    source?.close();
    source = undefined;
  };
  const follow = () => {
    leave();
    if (document.hidden) return;
    const stream = new EventSource(url);
    source = stream;
    stream.onmessage = ({ data }) => received(JSON.parse(data) as never);
    stream.onerror = () => {
      // a lost connection is the browser's to mend; a refusal is ours
      if (stream.readyState === EventSource.CLOSED) again = setTimeout(follow, againAfterMs);
    };
  };

  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    leave();
  };
};
