import type { Span } from './span.ts';
import type { SpanNode, Trace } from './trace.ts';

/** A line of a waterfall: a span, or the parent that never came. */
export type Row = { depth: number } & ({ node: SpanNode; span: Span } | { missing: string });

export const rowsOf = ({ roots, missing }: Trace): Row[] => [
  ...roots.flatMap((node) => rowsBelow(node, 0)),
  ...missing.flatMap(({ parentSpanId, children }): Row[] => [
    { depth: 0, missing: parentSpanId },
    ...children.flatMap((node) => rowsBelow(node, 1)),
  ]),
];

const rowsBelow = (node: SpanNode, depth: number): Row[] => [
  { depth, node, span: node.span },
  ...node.children.flatMap((child) => rowsBelow(child, depth + 1)),
];
