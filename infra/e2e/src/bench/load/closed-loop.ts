import autocannon from 'autocannon';
import { headersOf } from './headers-of.ts';
import type { Job, PlannedRequest } from './job.ts';
import type { Tally } from './tally.ts';

/** Autocannon's, which asks again on each connection as soon as it is answered. */
export const closedLoop = async ({ url, connections, load }: Job, counted: Tally): Promise<void> => {
  const amount = load.kind === 'amount' ? load.amount : undefined;
  const requests = [
    {
      setupRequest: (request: autocannon.Request, context: object) => {
        const planned = counted.next();
        Object.assign(context, { planned, begunAt: performance.now() });
        return {
          ...request,
          method: planned.method,
          path: planned.path,
          headers: headersOf(planned),
          ...(planned.body ? { body: JSON.stringify(planned.body) } : {}),
        };
      },
      onResponse: (status: number, body: string, context: { planned: PlannedRequest; begunAt: number }) =>
        counted.answered(status, body, performance.now() - context.begunAt, context.planned),
    },
  ];
  const options: autocannon.Options = {
    url,
    connections: Math.min(connections, amount ?? connections),
    timeout: 30,
    sampleInt: 20,
    requests: requests as unknown as autocannon.Request[],
    ...(amount === undefined ? { duration: load.kind === 'amount' ? 0 : load.seconds } : { amount }),
  };
  await new Promise<void>((done, failed) => {
    autocannon(options, (error) => (error ? failed(error) : done())).on('reqError', counted.failed);
  });
};
