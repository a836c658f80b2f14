import type { DevRequest } from './create-dev.ts';

/** So that whoever has gone without a word is noticed. */
const pingMs = 15_000;

/** Events as they are published, by server-sent events. */
export const streamEvents = async ({ dev, req, res }: DevRequest): Promise<void> => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  res.write(': watching\n\n');
  const stop = dev.events.watch((event) => res.write(`data: ${JSON.stringify(event)}\n\n`));
  const ping = setInterval(() => res.write(': ping\n\n'), pingMs);
  req.once('close', () => {
    clearInterval(ping);
    stop();
    void dev.started?.broker.closeIfUnwatched();
  });
  await dev.started?.broker.open();
};
