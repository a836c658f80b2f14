import type { Compared } from './compare.ts';
import { mainConnections } from './settings.ts';
import type { Goal, Latency, Measured, Side, Verdict } from './types.ts';

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
  const medianOf = (one: Measured | Latency | undefined) =>
    one && ('perSecond' in one ? one.perSecond.median : one.p99Ms.median);
  const [mine, other] =
    what === 'p99'
      ? [findLatency(compared, 'ours', ours), findLatency(compared, of, variant)]
      : [findRate(compared, 'ours', connections, ours), findRate(compared, of, connections, variant)];
  const [reached, against] = [medianOf(mine), medianOf(other)];
  if (reached === undefined || against === undefined) return undefined;
  return what === 'cost' ? against / reached : reached / against;
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
