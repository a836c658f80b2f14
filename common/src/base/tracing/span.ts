import { context } from '../context.ts';
import { formatTraceparent } from './traceparent.ts';
import type { NewSpan, Span, TracePart } from './types.ts';

/** A request or an event takes a few dozen; more is a round over everything there is. */
const maxSpans = 500;

const fourBytes = () =>
  Math.floor(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
export const newSpanId = (): string => fourBytes() + fourBytes();

export const idOf = (span: Span): string => {
  span.id ??= newSpanId();
  return span.id;
};

export const nowIn = ({ epochMs }: TracePart): number => epochMs + performance.now();

/** A step of what is under way here; undefined where nothing is traced. Whoever begins it ends it. */
export const beginSpan = ({ name, kind, attributes }: NewSpan): Span | undefined => {
  const parent = context()?.span;
  if (!parent) return undefined;
  const { part } = parent;
  // a timer that was set on the way goes on in its context: what was sent is not added to
  if (part.spans[0].endMs !== undefined || part.spans.length >= maxSpans) return undefined;
  const span: Span = { name, kind, part, parent, startMs: nowIn(part), attributes };
  part.spans.push(span);
  return span;
};

export const endSpan = (span: Span | undefined, error?: unknown): void => {
  if (!span) return;
  span.endMs = nowIn(span.part);
  if (error !== undefined) span.error = error instanceof Error ? error.message : String(error);
};

/** The same around a piece of work. */
export const inSpan = async <T>(what: NewSpan, work: () => Promise<T>): Promise<T> => {
  const span = beginSpan(what);
  if (!span) return work();
  try {
    const result = await work();
    endSpan(span);
    return result;
  } catch (error) {
    endSpan(span, error);
    throw error;
  }
};

/** What is sent along with whatever is caused by what is under way. */
export const currentTraceparent = (): string | undefined => {
  const current = context();
  if (!current?.span) return current?.traceparent;
  const [root] = current.span.part.spans;
  return formatTraceparent({ traceId: root.part.traceId, spanId: idOf(root), sampled: root.part.sampled });
};
