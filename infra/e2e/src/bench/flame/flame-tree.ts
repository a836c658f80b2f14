/** What V8 writes with --cpu-prof, as far as it is used here. */
export interface CpuProfile {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string };
    children?: number[];
  }[];
  /** In microseconds of the monotonic clock. */
  startTime: number;
  samples: number[];
  timeDeltas: number[];
}

export interface Flame {
  name: string;
  micros: number;
  children: Flame[];
}

interface Span {
  from: number;
  until: number;
}

const waits = new Set(['(idle)', '(root)']);

/** By function where it is our code, else by package: nobody mends a library from a picture. */
const labelOf = ({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): string => {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (inPackage) return inPackage;
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/');
  const file = /([^/]+)\.js$/.exec(url)?.[1];
  if (file) return functionName ? `${functionName} (${file})` : file;
  return functionName || '(program)';
};

const childOf = (parent: Flame, name: string): Flame => {
  const known = parent.children.find((child) => child.name === name);
  if (known) return known;
  const made: Flame = { name, micros: 0, children: [] };
  parent.children.push(made);
  return made;
};

/** The stacks of one process while the load was on; calls within one label are one box. */
export const flameOf = (name: string, profile: CpuProfile, { from, until }: Span): Flame => {
  const root: Flame = { name, micros: 0, children: [] };
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const labels = new Map<number, string[]>();
  const stackOf = (id: number): string[] => {
    const known = labels.get(id);
    if (known) return known;
    const frame = frames.get(id);
    const parent = parents.get(id);
    const above = parent === undefined ? [] : stackOf(parent);
    const label = frame && !waits.has(frame.functionName) ? labelOf(frame) : undefined;
    const stack = label === undefined || above.at(-1) === label ? above : [...above, label];
    labels.set(id, stack);
    return stack;
  };

  let at = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    const micros = profile.timeDeltas[index] ?? 0;
    at += micros;
    const stack = stackOf(id);
    if (at < from || at > until || stack.length === 0) continue;
    root.micros += micros;
    let box = root;
    for (const label of stack) {
      box = childOf(box, label);
      box.micros += micros;
    }
  }
  return root;
};
