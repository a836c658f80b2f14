import type { Span } from './span.ts';
import { orderOfTrace } from './trace-ids.ts';

export interface SpanNode {
  span: Span;
  children: SpanNode[];
  /** How far its clock is ahead of its parent's: it cannot begin before it. */
  skewMs: number;
}

/** Spans whose parent never came. */
export interface Missing {
  parentSpanId: string;
  children: SpanNode[];
}

export interface Trace {
  traceId: string;
  orderId: string | undefined;
  name: string;
  start: number;
  end: number;
  roots: SpanNode[];
  missing: Missing[];
  /** All of them, in the order of the tree. */
  spans: Span[];
}

const byTime = (a: SpanNode, b: SpanNode) =>
  a.span.start - b.span.start || b.span.end - a.span.end || (a.span.spanId < b.span.spanId ? -1 : 1);

/** The same span sent twice is one; the same id for something else, as of a request that is repeated, is two. */
const keyOf = ({ spanId, service, name, start }: Span) => `${spanId} ${service} ${start} ${name}`;

/** Any spans of one trace as a tree, each of them in it once. */
export const traceOf = (all: readonly Span[]): Trace => {
  const unique = [...new Map(all.map((span) => [keyOf(span), span])).values()];
  const nodes = unique.map((span): SpanNode => ({ span, children: [], skewMs: 0 })).sort(byTime);
  const byId = new Map<string, SpanNode>();
  for (const node of nodes) if (!byId.has(node.span.spanId)) byId.set(node.span.spanId, node);
  const roots: SpanNode[] = [];
  const missing = new Map<string, Missing>();

  for (const node of nodes) {
    const id = node.span.parentSpanId;
    const parent = id === undefined ? undefined : byId.get(id);
    if (parent && !isInCircle(node, byId)) {
      node.skewMs = Math.max(0, parent.span.start - node.span.start);
      parent.children.push(node);
    } else if (id === undefined || parent) roots.push(node);
    else {
      if (!missing.has(id)) missing.set(id, { parentSpanId: id, children: [] });
      missing.get(id)?.children.push(node);
    }
  }

  const tops = [...roots, ...[...missing.values()].flatMap(({ children }) => children)];
  const first = roots[0] ?? nodes[0];
  const traceId = first?.span.traceId ?? '';
  return {
    traceId,
    orderId: orderOfTrace(traceId) ?? orderIn(unique),
    name: nameOf(first),
    start: Math.min(...unique.map(({ start }) => start)),
    end: Math.max(...unique.map(({ end }) => end)),
    roots,
    missing: [...missing.values()],
    spans: tops.flatMap(spansIn),
  };
};

/** Of a request what it was to whoever answered it: an ingress knows but a prefix of its path. */
const nameOf = (node: SpanNode | undefined): string => {
  const behind = node?.children.filter(({ span }) => span.kind === 'server') ?? [];
  if (node?.span.service === 'ingress' && behind.length === 1) return nameOf(behind[0]);
  return node?.span.name ?? '';
};

/** Its ancestors come back to it: the one of a circle that began first is taken for a root. */
const isInCircle = (node: SpanNode, byId: Map<string, SpanNode>): boolean => {
  const circle = new Set<SpanNode>([node]);
  for (let at = parentOf(node, byId); at && at !== node; at = parentOf(at, byId)) {
    if (circle.has(at)) return false;
    circle.add(at);
    if (!parentOf(at, byId)) return false;
  }
  return [...circle].sort(byTime)[0] === node;
};

const parentOf = ({ span: { parentSpanId } }: SpanNode, byId: Map<string, SpanNode>) =>
  parentSpanId === undefined ? undefined : byId.get(parentSpanId);

const spansIn = ({ span, children }: SpanNode): Span[] => [span, ...children.flatMap(spansIn)];

const orderIn = (spans: readonly Span[]): string | undefined => {
  const said = spans.find(({ attributes }) => attributes['ticketing.order.id']);
  return said && String(said.attributes['ticketing.order.id']);
};
