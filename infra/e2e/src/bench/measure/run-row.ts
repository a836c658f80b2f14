import type { Row } from '../rows/row.ts';
import { benchPlace } from '../servers/bench-place.ts';
import { compare } from './compare.ts';
import { judge } from './judge.ts';
import { mainConnections, type Settings } from './settings.ts';
import type { RowResult } from './types.ts';

interface Options {
  settings: Settings;
  /** The node that runs the servers. */
  node: string;
  step: (what: string) => void;
}

/** A row that cannot be measured, or whose answers are wrong, has failed; the others go on. */
export const runRow = async (row: Row, options: Options): Promise<RowResult> => {
  const place = benchPlace(options.node);
  const empty = { id: row.id, name: row.name, measured: [], latency: [], verdicts: [], checked: 0 };
  try {
    options.step('starting');
    return { ...empty, ...(await measured(row, place, options)) };
  } catch (error) {
    return { ...empty, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    await place.stop();
  }
};

const measured = async (
  row: Row,
  place: ReturnType<typeof benchPlace>,
  { settings, step }: Options,
): Promise<Partial<RowResult>> => {
  if ('run' in row) {
    const { sideRounds: rounds, scenarioSeconds: seconds } = settings;
    return { verdicts: await row.run(place, { ...settings, rounds, seconds }) };
  }
  const contenders = await row.start(place, settings);
  const hasLatencyGoal = row.goals.some(({ what }) => what === 'p99');
  const compared = await compare({
    contenders,
    settings: row.briefly ? { ...settings, connections: [mainConnections] } : settings,
    withLatency:
      !row.briefly && (settings.latency === 'all' || (settings.latency === 'goals' && hasLatencyGoal)),
    step,
  });
  return { ...compared, verdicts: judge(compared, row.goals) };
};
