import type { Compared } from './compare.ts';
import { medianRatio } from './figure.ts';
import { mainConnections } from './settings.ts';
import type { Goal, Side, Verdict } from './types.ts';

const findRate = (
  { measured }: Pick<Compared, 'measured'>,
  side: Side,
  connections: number,
  variant?: string,
) => measured.find((one) => one.side === side && one.connections === connections && one.variant === variant);

const findLatency = ({ latency }: Pick<Compared, 'latency'>, side: Side, variant?: string) =>
  latency.find((one) => one.side === side && one.variant === variant);

/** How many times what `of` reaches; nothing where either was not measured. */
export const ratioOf = (compared: Compared, goal: Goal): number | undefined => {
  const { what, of, connections = mainConnections, ours, variant } = goal;
  if (what === 'p99') {
    const [mine, other] = [findLatency(compared, 'ours', ours), findLatency(compared, of, variant)];
    return mine && other && mine.p99Ms.median / other.p99Ms.median;
  }
  const mine = findRate(compared, 'ours', connections, ours);
  const other = findRate(compared, of, connections, variant);
  if (!mine || !other) return undefined;
  return what === 'cost' ? medianRatio(other.rates, mine.rates) : medianRatio(mine.rates, other.rates);
};

export const judge = (compared: Compared, goals: readonly Goal[]): Verdict[] =>
  goals.flatMap((goal) => {
    const ratio = ratioOf(compared, goal);
    if (ratio === undefined) return [];
    const met = goal.what === 'rate' ? ratio >= goal.at : ratio <= goal.at;
    return [{ text: textOf(goal), reached: `${ratio.toFixed(2)}×`, met }];
  });

const textOf = ({ what, of, at, connections, ours, variant }: Goal): string => {
  const other = variant === undefined ? names[of] : `${names[of]} ${variant}`;
  const mine = ours === undefined ? '' : `${ours}: `;
  const where =
    connections === undefined ? '' : ` with ${connections} connection${connections === 1 ? '' : 's'}`;
  if (what === 'rate') return `${mine}≥ ${at}× ${other}${where}`;
  return what === 'cost' ? `${mine}at most ${at}× the cost of ${other}` : `${mine}p99 ≤ ${at}× ${other}'s`;
};

export const names: Record<Side, string> = { ours: 'ours', peer: 'PEER', limit: 'LIMIT', floor: 'FLOOR' };
