// The load generator, a process of its own: reads a job, prints the result as one line.
import { readFileSync } from 'node:fs';
import { closedLoop } from './closed-loop.ts';
import type { Job, PlannedRequest } from './job.ts';
import { openLoop } from './open-loop.ts';
import { tally } from './tally.ts';

const job: Job = JSON.parse(process.argv[2] as string);
const plan: PlannedRequest[] = JSON.parse(readFileSync(job.planFile, 'utf8'));
const counted = tally(job, plan);
await (job.load.kind === 'rate' ? openLoop : closedLoop)(job, counted);
process.stdout.write(`${JSON.stringify(counted.result())}\n`);
process.exit(0);
