let aheadMs = 0;

/** The visitor's clock may be wrong; the server's says when a hold ends. Its Date counts whole seconds. */
export const noteServerTime = (date: unknown): void => {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time)) return;
  const ahead = time + 500 - Date.now();
  // within the second that the header leaves open, what we have is as good
  if (Math.abs(ahead - aheadMs) > 500) aheadMs = ahead;
};

export const serverNow = (): number => Date.now() + aheadMs;
