import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serviceNames } from '@ticketing/common/contracts';
import { startGenerator } from '../load/run-load.ts';
import { mainConnections, type Settings, writesPerWarmSecond } from '../measure/settings.ts';
import { type Entrant, takeSlot } from '../measure/take-slot.ts';
import type { Contender } from '../measure/types.ts';
import type { Comparison, Row, Scenario } from '../rows/row.ts';
import { type BenchPlace, benchPlace, microseconds } from '../servers/bench-place.ts';
import { flameChart } from './flame-chart.ts';
import { type CpuProfile, flameOf } from './flame-tree.ts';

interface Profiled {
  title: string;
  from: number;
  until: number;
}

/** Where the CPU of ours goes while it does the work of a row: a chart of its programs. */
export const profileRow = async (row: Row, settings: Settings, node: string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-profile-'));
  const place = benchPlace(node, folder);
  try {
    const profiled = 'run' in row ? wholeOf(row, settings, place) : slotOf(row, settings, place);
    const { title, ...span } = await profiled;
    await place.stop();
    const programs: readonly string[] = [...serviceNames, 'bench-orders-2', 'client'];
    const flames = readdirSync(folder)
      .map((file) => ({ file, name: basename(file, '.cpuprofile') }))
      .filter(({ file, name }) => file.endsWith('.cpuprofile') && programs.includes(name))
      .map(({ file, name }) => {
        const profile: CpuProfile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
        return flameOf(name, profile, span);
      });
    return flameChart(title, flames);
  } finally {
    await place.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** One measurement of ours, after it is warm. */
const slotOf = async (row: Comparison, settings: Settings, place: BenchPlace): Promise<Profiled> => {
  const generator = startGenerator();
  try {
    const [contender] = (await row.start(place, settings)) as [Contender];
    const planFile = join(place.folder('plans'), 'profiled.json');
    writeFileSync(planFile, JSON.stringify(contender.plan));
    const entrant: Entrant = { contender, generator, planFile, used: 0, answers: 0, checked: 0, pace: 0 };
    const { settled, slotSize } = contender;
    const load = (seconds: number) =>
      takeSlot(
        entrant,
        mainConnections,
        settled
          ? { kind: 'amount', amount: slotSize ?? Math.ceil(seconds * writesPerWarmSecond) }
          : { kind: 'seconds', seconds },
      );
    await load(settings.warmSeconds);
    const from = microseconds();
    const { answers, cpuMicros } = await load(settings.seconds);
    const title = `${row.name}: ${Math.round(cpuMicros)} µs of CPU each (profiled), ${answers} answers, ${mainConnections} connections`;
    return { title, from, until: microseconds() };
  } finally {
    generator.stop();
  }
};

/** All that is timed in it. */
const wholeOf = async ({ name, run }: Scenario, settings: Settings, place: BenchPlace): Promise<Profiled> => {
  await run(place, settings);
  return { title: name, from: place.timedFrom(), until: microseconds() };
};
