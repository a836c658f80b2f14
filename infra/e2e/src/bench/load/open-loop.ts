import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { headersOf } from './headers-of.ts';
import type { Job, PlannedRequest } from './job.ts';
import type { Tally } from './tally.ts';

/**
 * Each request has its time, and its latency is counted from that time: one that had to wait because others
 * were not answered yet has waited. So there is no omission to correct afterwards.
 */
export const openLoop = async ({ url, connections, load }: Job, counted: Tally): Promise<void> => {
  if (load.kind !== 'rate') throw new Error('An open loop needs a rate');
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const total = Math.round(load.rate * load.seconds);
  const begunAt = performance.now();

  const send = (planned: PlannedRequest, dueAt: number) =>
    new Promise<void>((done) => {
      counted.sentLate(performance.now() - dueAt);
      const body = planned.body && JSON.stringify(planned.body);
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const headers = { ...headersOf(planned), ...length };
      const failed = (error: unknown) => {
        counted.failed(error);
        done();
      };
      request({ agent, hostname, port, method: planned.method, path: planned.path, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', failed);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          counted.answered(answer.statusCode ?? 0, text, performance.now() - dueAt, planned);
          done();
        });
      })
        .on('error', failed)
        .end(body);
    });

  const sent: Promise<void>[] = [];
  while (sent.length < total) {
    const due = Math.min(total, 1 + Math.floor(((performance.now() - begunAt) / 1000) * load.rate));
    while (sent.length < due) sent.push(send(counted.next(), begunAt + (sent.length / load.rate) * 1000));
    await sleep(1);
  }
  await Promise.all(sent);
  agent.destroy();
};
