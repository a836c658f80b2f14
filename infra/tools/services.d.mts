export interface ListedService {
  name: string;
  /** Where it answers at the ingress. */
  path: string;
  /** What it keeps things in, beside the broker that all have. */
  stores: ('mongo' | 'redis')[];
  /** Who sends it requests. */
  callers: ('ingress' | 'client')[];
  /** What it is given from secrets, wherever it runs. */
  secrets: string[];
}

export declare const services: readonly ListedService[];
export declare const serviceNames: readonly string[];
