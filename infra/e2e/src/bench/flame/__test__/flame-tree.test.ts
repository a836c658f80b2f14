import { expect, it } from '@jest/globals';
import { type CpuProfile, flameOf } from '../flame-tree.ts';

const frame = (functionName: string, url = '') => ({ functionName, url });
const profile: CpuProfile = {
  startTime: 1000,
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 3] },
    { id: 2, callFrame: frame('(idle)') },
    { id: 3, callFrame: frame('next', 'file:///x/node_modules/router/index.js'), children: [4] },
    { id: 4, callFrame: frame('handle', 'file:///x/node_modules/router/lib/layer.js'), children: [5, 6] },
    { id: 5, callFrame: frame('show', 'file:///x/tickets/dist/routes/show-ticket.js') },
    { id: 6, callFrame: frame('', 'node:internal/process/task_queues') },
  ],
  samples: [5, 4, 2, 5, 6, 5],
  timeDeltas: [10, 20, 1000, 30, 40, 5000],
};

it('When a process was idle, or the load was not on, then that is no part of its flame', () => {
  const { name, micros, children } = flameOf('tickets', profile, { from: 1000, until: 2500 });
  expect({ name, micros }).toEqual({ name: 'tickets', micros: 100 });
  expect(children.map((child) => child.name)).toEqual(['router']);
});

it('When calls stay within a library, then they are one box, with ours and those of node above it', () => {
  const [router] = flameOf('tickets', profile, { from: 0, until: 2500 }).children;
  expect(router?.micros).toBe(100);
  expect(router?.children.map(({ name, micros }) => [name, micros])).toEqual([
    ['show (show-ticket)', 40],
    ['node:internal/process', 40],
  ]);
});
