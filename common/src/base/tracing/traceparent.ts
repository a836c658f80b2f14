/** The header of W3C's Trace Context: which trace, which of its spans, whether it is kept. */
export interface Traceparent {
  traceId: string;
  spanId: string;
  sampled: boolean;
}

const form = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

export const parseTraceparent = (text: unknown): Traceparent | undefined => {
  if (typeof text !== 'string') return undefined;
  const [, traceId, spanId, flags] = form.exec(text) ?? [];
  if (!traceId || !spanId || !flags) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
};

export const formatTraceparent = ({ traceId, spanId, sampled }: Traceparent): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
