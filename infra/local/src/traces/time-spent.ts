import type { Span } from './span.ts';
import type { SpanNode, Trace } from './trace.ts';
import { isWait, type WhatItIs, whatItIs } from './what-it-is.ts';

export interface TimeSpent {
  busyMs: number;
  /** No span at all. */
  idleMs: number;
  byService: Map<string, number>;
  byWork: Map<WhatItIs, number>;
}

/**
 * Where the time went. Each moment is counted once: for the innermost spans that work then, in equal shares;
 * for a wait only when nobody works, in the outbox before at the broker. So the sums are the whole.
 */
export const timeSpent = (trace: Trace): TimeSpent => {
  const parents = parentsIn(trace);
  const times = [...new Set(trace.spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const spent: TimeSpent = { busyMs: 0, idleMs: 0, byService: new Map(), byWork: new Map() };
  const byStart = [...trace.spans].sort((a, b) => a.start - b.start);
  let running: Span[] = [];
  let next = 0;
  times.slice(1).forEach((to, n) => {
    const from = times[n] as number;
    running = running.filter(({ end }) => end > from);
    for (let span = byStart[next]; span && span.start <= from; span = byStart[++next])
      if (span.end > from) running.push(span);
    const counted = countedOf(running, parents);
    const share = (to - from) / (counted.length || 1);
    for (const span of counted) {
      add(spent.byService, span.service, share);
      add(spent.byWork, whatItIs(span), share);
    }
    spent[counted.length > 0 ? 'busyMs' : 'idleMs'] += to - from;
  });
  return { ...spent, byService: largestFirst(spent.byService), byWork: largestFirst(spent.byWork) };
};

const countedOf = (running: readonly Span[], parents: Map<Span, Span>): Span[] => {
  const working = running.filter((span) => !isWait(span));
  if (working.length > 0) return innermost(working, parents);
  const inOutbox = running.filter((span) => whatItIs(span) === 'outbox');
  return inOutbox.length > 0 ? inOutbox : [...running];
};

const innermost = (working: readonly Span[], parents: Map<Span, Span>): Span[] => {
  const outer = new Set<Span>();
  for (const span of working)
    for (let at = parents.get(span); at && !outer.has(at); at = parents.get(at)) outer.add(at);
  return working.filter((span) => !outer.has(span));
};

const parentsIn = ({ roots, missing }: Trace): Map<Span, Span> => {
  const parents = new Map<Span, Span>();
  const visit = ({ span, children }: SpanNode) => {
    for (const child of children) {
      parents.set(child.span, span);
      visit(child);
    }
  };
  for (const node of [...roots, ...missing.flatMap(({ children }) => children)]) visit(node);
  return parents;
};

const add = <Key>(sums: Map<Key, number>, key: Key, ms: number) => sums.set(key, (sums.get(key) ?? 0) + ms);

const largestFirst = <Key>(sums: Map<Key, number>) => new Map([...sums].sort(([, a], [, b]) => b - a));
