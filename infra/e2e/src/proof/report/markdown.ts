import { invariants } from '../../checker/objects.ts';
import { maxObjects } from '../judge.ts';
import { phases } from '../phases/index.ts';
import type { Proven } from '../proof.ts';
import { countsOf } from './counts.ts';

const meanings: Record<(typeof invariants)[number], [holds: string, objects: string]> = {
  I1: ['no seat is in two live orders, none is paid for twice', 'seats of orders'],
  I2: ['every captured charge has one complete order or its refund, and the other way round', 'charges'],
  I3: ['at most one live charge an order', 'orders with a charge'],
  I4: ['every order reaches an end in time, and leaves it only to be refunded', 'orders'],
  I5: ['every change has its event, every event its change', 'aggregates'],
  I6: ['copies are as their source', 'copies'],
  I7: ['one version has one content', 'events'],
  I8: ['what was answered 2xx is there', 'answers'],
  I9: ['a seat whose order is over is free', 'orders that are over'],
  I10: [
    'no seat is released early, and the price charged is the price reserved',
    'charges and expired holds',
  ],
  I11: ['dead letters are the poison, and nothing else', 'poisonous messages'],
  I12: ["what is another's stays theirs, and hostile input gets 4xx", 'hostile requests'],
};

const table = (head: string[], rows: (string | number)[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const reading = `## How to read it
People buy, sell, scan and administer over the API while the faults of a phase happen; then they stop, and a checker that shares no code with the services reads all databases, the broker and Stripe's side until every invariant holds, for a minute at most. What does not hold by then fails the run, and so do a crash point at which no process died, an invariant that was checked on nothing, and a listing whose answers no order of events explains.

\`npm run proof -- --seed N\` repeats a run: who does what, which fault comes when and which commands of the stores pause are drawn from the seed. When requests meet is up to the machine, so a failure may take a few runs. \`--long\` takes an hour, \`--only crash,kills\` some phases, \`--list\` names phases, crash points and bugs, and \`--bug NAME\` leaves in a sound shop what that bug would, so that anybody can see the checker find it.`;

export const markdownOf = (proven: Proven): string => {
  const { seed, checks, results, run, startedAt } = proven;
  const counts = countsOf(proven);
  const failed = checks.filter(({ passed }) => !passed);
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  const objects = maxObjects(results);
  const isPassed = (name: string) => (checks.find((check) => check.name === name)?.passed ? '✓' : '✗');
  return `# Proof under fire

Made by \`npm run proof -- --seed ${seed} --out docs\` in ${minutes} minutes: ${checks.length - failed.length} checks passed, ${failed.length} failed. Lost: ${failed.length === 0 ? '0' : 'see below'}.

![Load and faults over time](proof.svg)

${failed.length > 0 ? `## What failed\n${failed.map(({ name, what }) => `- **${name}**: ${what}`).join('\n')}\n` : ''}${reading}

## What it did
${table(['', 'count'], counts.shop)}

${table(
  ['answers that clients got', 'count'],
  counts.outcomes.map(([outcome, count]) => [outcome, count]),
)}

## Phases
${table(
  ['phase', 'what happens meanwhile', 'seconds', 'calls', ''],
  results.map(({ phase, from, to, calls }) => [
    phase,
    phases.find(({ name }) => name === phase)?.what ?? '',
    ((to - from) / 1000).toFixed(0),
    calls,
    isPassed(`phase ${phase}`),
  ]),
)}

## Faults
${table(['fault', 'times'], counts.faults)}

## Invariants
${table(
  ['', 'holds', 'checked on', ''],
  invariants.map((name) => [
    name,
    meanings[name][0],
    `${objects[name]} ${meanings[name][1]}`,
    isPassed(name),
  ]),
)}

N1, N2 (messages) and P1 to P4 (passes): ${['N1', 'N2', 'P1', 'P2', 'P3', 'P4'].map((name) => `${name} ${isPassed(name)}`).join(', ')}.

## Linearisability
The seats of a listing are a register. Some listings are wanted by three people at the same time and visited by nobody else: ${checks.find(({ name }) => name === 'linearizability')?.what ?? ''}: ${isPassed('linearizability')}.

## Crash points
A process with \`CRASH_AT\` kills itself there with SIGKILL; the next start goes to the next point.

${table(['crash point', 'deaths'], [...run.hits])}
`;
};
