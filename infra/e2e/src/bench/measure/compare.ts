import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Load } from '../load/job.ts';
import { startGenerator } from '../load/run-load.ts';
import { figure } from './figure.ts';
import { mainConnections, type Settings, writesPerWarmSecond } from './settings.ts';
import { type Entrant, labelOf, takeSlot } from './take-slot.ts';
import type { Contender, Latency, Measured, Slot } from './types.ts';

export interface Compared {
  measured: Measured[];
  latency: Latency[];
  checked: number;
}

interface Options {
  contenders: readonly Contender[];
  settings: Settings;
  withLatency: boolean;
  step: (what: string) => void;
}

/** The rate of the open loop: half of what the slowest can do, so that each can keep up and none is idle. */
const partOfSlowest = 0.5;

/** Contender after contender, round after round, so that what the machine does meanwhile meets all of them. */
export const compare = async ({ contenders, settings, withLatency, step }: Options): Promise<Compared> => {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-bench-'));
  const generator = startGenerator();
  const entrants = contenders.map((contender, index): Entrant => {
    const planFile = join(folder, `${index}.json`);
    writeFileSync(planFile, JSON.stringify(contender.plan));
    return { contender, generator, planFile, used: 0, answers: 0, checked: 0, pace: 0 };
  });
  const rounds = async (connections: number, count: number, loadOf: (entrant: Entrant) => Load) => {
    const slots = entrants.map((): Slot[] => []);
    for (let round = 0; round < count; round++) {
      for (const [index, entrant] of entrants.entries()) {
        step(`${labelOf(entrant.contender)}, ${connections} connections`);
        slots[index]?.push(await takeSlot(entrant, connections, loadOf(entrant)));
      }
    }
    return slots;
  };

  try {
    await rounds(mainConnections, 1, (entrant) => warming(entrant, settings));
    const measured: Measured[] = [];
    for (const connections of settings.connections) {
      const count = connections === mainConnections ? settings.rounds : settings.sideRounds;
      const slots = await rounds(connections, count, (entrant) => closed(entrant, settings));
      measured.push(...together(contenders, slots).map(({ as, of }) => summary(as, connections, of)));
    }
    const latency: Latency[] = [];
    if (withLatency) {
      const rate = Math.max(1, Math.floor(partOfSlowest * Math.min(...entrants.map(({ pace }) => pace))));
      const seconds = Math.min(
        settings.seconds,
        ...entrants.map((entrant) => lastsFor(entrant, rate) / settings.sideRounds),
      );
      const slots = await rounds(256, settings.sideRounds, () => ({ kind: 'rate', rate, seconds }));
      latency.push(...together(contenders, slots).map(({ as, of }) => latencyOf(as, rate, of)));
    }
    const checked = entrants.reduce((sum, entrant) => sum + entrant.checked, 0);
    return { measured, latency, checked };
  } finally {
    generator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Several processes of the same are one figure: two of them may differ by more than what is looked for. */
const together = (contenders: readonly Contender[], slots: readonly Slot[][]) => {
  const all = new Map<string, { as: Contender; of: Slot[] }>();
  for (const [index, as] of contenders.entries()) {
    const { of } = all.get(labelOf(as)) ?? { of: [] };
    all.set(labelOf(as), { as, of: [...of, ...(slots[index] ?? [])] });
  }
  return [...all.values()];
};

const warming = (
  { contender: { settled, slotSize, warmSize = slotSize } }: Entrant,
  { warmSeconds }: Settings,
): Load =>
  settled || warmSize
    ? { kind: 'amount', amount: warmSize ?? Math.ceil(warmSeconds * writesPerWarmSecond) }
    : { kind: 'seconds', seconds: warmSeconds };

/** Writes are counted to the last one, so they have a number and not a time: what fits into the time. */
const closed = (
  { contender: { settled, once, plan, slotSize }, pace, used }: Entrant,
  { seconds, rounds, sideRounds, connections }: Settings,
): Load => {
  if (slotSize !== undefined) return { kind: 'amount', amount: slotSize };
  if (!settled && !once) return { kind: 'seconds', seconds };
  const fits = Math.ceil(pace * seconds);
  const slots = rounds + sideRounds * (connections.length - 1);
  const share = once ? Math.floor((plan.length - used) / (slots + 1)) : fits;
  return { kind: 'amount', amount: Math.max(1, Math.min(fits, share)) };
};

const lastsFor = ({ contender: { once, plan }, used }: Entrant, rate: number): number =>
  once ? (plan.length - used) / rate : Number.POSITIVE_INFINITY;

const named = ({ side, variant }: Contender) => ({ side, ...(variant === undefined ? {} : { variant }) });

const summary = (contender: Contender, connections: number, slots: readonly Slot[]): Measured => ({
  ...named(contender),
  connections,
  perSecond: figure(slots.map(({ perSecond }) => perSecond)),
  rates: slots.map(({ perSecond }) => perSecond),
  cpuMicros: figure(slots.map(({ cpuMicros }) => cpuMicros)),
  busy: figure(slots.map(({ busy }) => busy)),
  bodyBytes: slots[0]?.bodyBytes ?? 0,
});

const latencyOf = (contender: Contender, rate: number, slots: readonly Slot[]): Latency => ({
  ...named(contender),
  rate,
  p50Ms: figure(slots.map(({ p50Ms }) => p50Ms)),
  p99Ms: figure(slots.map(({ p99Ms }) => p99Ms)),
});
