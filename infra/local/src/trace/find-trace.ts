import { InvalidOtlp } from '../traces/otlp-fields.ts';
import { readOtlp } from '../traces/read-otlp.ts';
import type { Span } from '../traces/span.ts';
import { traceOf } from '../traces/trace.ts';
import { isOrderId, isTraceId, traceOfOrder } from '../traces/trace-ids.ts';

/** Why there is nothing to print: 1 no such trace, 2 wrong use, 3 nobody answers. */
export class NotFound extends Error {
  readonly exitCode: 1 | 2 | 3;
  constructor(exitCode: 1 | 2 | 3, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

export interface Source {
  url?: string | undefined;
  tempo?: string | undefined;
}

const withinMs = 10_000;

const idFrom = (text: string): string => {
  const id = text.toLowerCase();
  if (isTraceId(id)) return id;
  if (isOrderId(id)) return traceOfOrder(id);
  throw new NotFound(2, `${text} is neither an order's id (24 hex digits) nor a trace's (32)`);
};

/** From a running shop or from Tempo: both answer OTLP's JSON. */
export const findTrace = async (which: string, { url = 'http://localhost:3000', tempo }: Source) => {
  const id = idFrom(which);
  const base = tempo ?? url;
  if (!URL.canParse(base)) throw new NotFound(2, `${base} is no address`);
  const address = new URL(tempo ? `/api/traces/${id}` : `/dev/traces/${id}.json`, base);
  const headers = { accept: 'application/json' };
  const answer = await fetch(address, { headers, signal: AbortSignal.timeout(withinMs) }).catch(() => {
    throw new NotFound(3, tempo ? `No Tempo answers at ${base}` : `No shop at ${base}. Start one: npm start`);
  });
  if (answer.status === 404)
    throw new NotFound(1, tempo ? missingInTempo(id, base) : await missing(id, base, answer));
  if (!answer.ok) throw new NotFound(3, `${address} answered ${answer.status}: ${await briefly(answer)}`);
  return traceOf(await spansIn(answer, address).then((spans) => mustBeSome(spans, id)));
};

const spansIn = async (answer: Response, address: URL): Promise<Span[]> => {
  try {
    return readOtlp(await answer.json());
  } catch (error) {
    const why = error instanceof InvalidOtlp ? error.message : 'it is not JSON';
    throw new NotFound(3, `What ${address} answered is no trace: ${why}`);
  }
};

const mustBeSome = (spans: Span[], id: string) => {
  if (spans.length > 0) return spans;
  throw new NotFound(1, `Trace ${id} has no spans`);
};

const missingInTempo = (id: string, base: string) =>
  `Tempo at ${base} has no trace ${id}: not sampled, not yet there, or older than what it keeps`;

/** The shop says where its traces are; whoever does not, is no shop with /dev. */
const missing = async (id: string, base: string, answer: Response) => {
  const { error } = (await answer.json().catch(() => ({}))) as { error?: unknown };
  return typeof error === 'string'
    ? error
    : `${base} has no /dev to ask for trace ${id}: is it a shop of npm start?`;
};

const briefly = async (answer: Response) => (await answer.text()).slice(0, 200);
