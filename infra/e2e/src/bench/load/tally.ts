import { percentile } from '../measure/figure.ts';
import { checkAnswer } from './check-answer.ts';
import type { Job, LoadResult, PlannedRequest } from './job.ts';

/** Reading each body would make the generator the slowest of all; the first are read, and one in so many. */
const readOneIn = 20;
const maxReasons = 3;

export const now = () => performance.timeOrigin + performance.now();

/** Hands out the plan, and counts, times and checks the answers. */
export const tally = ({ shape, from }: Job, plan: readonly PlannedRequest[]) => {
  const latencies: number[] = [];
  const lates: number[] = [];
  const byStatus = new Map<number, number[]>();
  const reasons: string[] = [];
  const startedAt = now();
  let endedAt = startedAt;
  let used = 0;
  let wrong = 0;
  let checked = 0;
  let bytes = 0;

  const isWrong = (reason: string) => {
    wrong++;
    if (reasons.length < maxReasons) reasons.push(reason);
  };

  return {
    next: (): PlannedRequest => plan[(from + used++) % plan.length] as PlannedRequest,
    get answers() {
      return latencies.length;
    },
    answered: (status: number, body: string, tookMs: number, request: PlannedRequest) => {
      latencies.push(tookMs);
      endedAt = now();
      bytes += body.length;
      const times = byStatus.get(status);
      if (times) times.push(tookMs);
      else byStatus.set(status, [tookMs]);
      if (shape.refusals?.includes(status)) return;
      if (status !== shape.status) return isWrong(`${status} ${body.slice(0, 120)}`);
      if (latencies.length > readOneIn && latencies.length % readOneIn > 0) return;
      checked++;
      const reason = checkAnswer(body, shape, request);
      if (reason) isWrong(reason);
    },
    sentLate: (ms: number) => {
      lates.push(ms);
    },
    failed: (error: unknown) => isWrong(String(error)),
    result: (): LoadResult => ({
      answers: latencies.length,
      used,
      startedAt,
      endedAt,
      bodyBytes: Math.round(bytes / Math.max(1, latencies.length)),
      ...timesOf(latencies),
      byStatus: Object.fromEntries(
        [...byStatus].map(([status, times]) => [status, { count: times.length, ...timesOf(times) }]),
      ),
      lateMs: lates.length > 0 ? percentile(lates, 0.99) : 0,
      checked,
      wrong,
      reasons,
    }),
  };
};

const timesOf = (latencies: readonly number[]) => ({
  p50Ms: percentile(latencies, 0.5),
  p99Ms: percentile(latencies, 0.99),
  maxMs: percentile(latencies, 1),
});

export type Tally = ReturnType<typeof tally>;
