import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { programs } from '../../programs.mjs';

const root = resolve(import.meta.dirname, '../../../..');

interface Step {
  run?: string;
  uses?: string;
}

it('When a test looks for a program, then the workflow or the gate installs it, and the workflow runs the gate', () => {
  const workflow = parse(readFileSync(join(root, '.github/workflows/test.yaml'), 'utf8'));
  const steps: Step[] = workflow.jobs.test.steps;
  const gate = readFileSync(join(root, '.ci/run'), 'utf8');
  const [, byGate = ''] = /for program in (.*); do/.exec(gate) ?? [];
  const installed = [
    ...byGate.split(' '),
    ...steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/go install \S*?([a-z-]+)(?:\/v\d+)?@v[\d.]+(?:-[\w-]+)?$/gm)].map(([, name]) => name),
    ),
    // its program is called server, and gets its own name afterwards
    ...steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/^mv .*\/bin\/([a-z-]+)"$/gm)].map(([, name]) => name),
    ),
    ...steps.flatMap(({ uses = '' }) => /^azure\/setup-(kubectl)@/.exec(uses)?.[1] ?? []),
  ];
  expect(installed).toEqual(expect.arrayContaining([...programs]));
  expect(steps.at(-1)).toEqual({ run: '.ci/run' });
});
