import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serviceNames } from '@ticketing/common/contracts';
import { startGenerator } from '../load/run-load.ts';
import { mainConnections, type Settings, writesPerWarmSecond } from '../measure/settings.ts';
import { type Entrant, takeSlot } from '../measure/take-slot.ts';
import type { Contender } from '../measure/types.ts';
import type { Comparison } from '../rows/row.ts';
import { benchPlace } from '../servers/bench-place.ts';
import { flameChart } from './flame-chart.ts';
import { type CpuProfile, flameOf } from './flame-tree.ts';

const microseconds = () => Number(process.hrtime.bigint() / 1000n);

/** Where the CPU of ours goes while it does the work of a row: a chart of its services. */
export const profileRow = async (row: Comparison, settings: Settings, node: string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-profile-'));
  const place = benchPlace(node, folder);
  const generator = startGenerator();
  try {
    const [contender] = (await row.start(place, settings)) as [Contender];
    const planFile = join(folder, 'plan.json');
    writeFileSync(planFile, JSON.stringify(contender.plan));
    const entrant: Entrant = { contender, generator, planFile, used: 0, answers: 0, checked: 0, pace: 0 };
    const load = (seconds: number) =>
      takeSlot(
        entrant,
        mainConnections,
        contender.settled
          ? { kind: 'amount', amount: Math.ceil(seconds * writesPerWarmSecond) }
          : { kind: 'seconds', seconds },
      );
    await load(settings.warmSeconds);
    const from = microseconds();
    const { answers, cpuMicros } = await load(settings.seconds);
    const until = microseconds();
    await place.stop();

    const flames = readdirSync(folder)
      .map((file) => ({ file, name: basename(file, '.cpuprofile') }))
      .filter(({ name }) => serviceNames.some((service) => service === name))
      .map(({ file, name }) => {
        const profile: CpuProfile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
        return flameOf(name, profile, { from, until });
      });
    const title = `${row.name}: ${Math.round(cpuMicros)} µs of CPU each (profiled), ${answers} answers, ${mainConnections} connections`;
    return flameChart(title, flames);
  } finally {
    generator.stop();
    await place.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
