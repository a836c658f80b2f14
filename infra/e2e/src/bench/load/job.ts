/** One request of a plan, and what its answer must hold beside the shape. */
export interface PlannedRequest {
  method: 'GET' | 'POST';
  path: string;
  cookie?: string;
  body?: object;
  /** Fields and their values, in the answer or in each of its elements. */
  want?: Record<string, unknown>;
}

/** What every answer must look like; a fast wrong answer is no answer. */
export interface Shape {
  status: number;
  /** Right, too, whatever its body is. */
  refusals?: readonly number[];
  /** The field that holds what is checked; without it, the whole body. */
  at?: string;
  fields: readonly string[];
  /** A list of so many. */
  length?: number;
  /** A page with so many links to listings, instead of JSON. */
  links?: number;
}

export type Load =
  /** Each connection asks again as soon as it is answered, for so long. */
  | { kind: 'seconds'; seconds: number }
  /** The same, until so many are answered. */
  | { kind: 'amount'; amount: number }
  /** Requests arrive at their times, whether or not the ones before are answered. */
  | { kind: 'rate'; rate: number; seconds: number };

/** What the generator's process is asked for. */
export interface Job {
  url: string;
  planFile: string;
  /** Where in the plan to begin; past its end it begins anew. */
  from: number;
  connections: number;
  load: Load;
  shape: Shape;
}

export interface Times {
  count: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

export interface LoadResult {
  answers: number;
  /** Requests taken from the plan. */
  used: number;
  /** Milliseconds since 1970, with fractions. */
  startedAt: number;
  endedAt: number;
  bodyBytes: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  byStatus: Record<string, Times>;
  /** At constant arrivals: how long after its time a request was sent, of a hundred the last but one. */
  lateMs: number;
  /** How many bodies were read and compared, beside the status of all. */
  checked: number;
  wrong: number;
  /** Of the wrong ones the first few, in words. */
  reasons: string[];
}
