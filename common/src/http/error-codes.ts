import type { ErrorCode, Reason } from '../base/errors/index.ts';
import { parserRefusals } from './error-handler.ts';
import type { Route } from './route.ts';
import type { Field, RequestInput } from './validate-request.ts';

/** All that a route may refuse with: what its description implies, and what it names. */
export const errorCodesOf = ({
  method,
  path,
  who,
  input,
  limits,
  signedBody,
  file,
  codes = [],
}: Route): ErrorCode[] => {
  const changes = method !== 'get';
  const all: ErrorCode[] = [
    ...codes,
    ...inputCodes(input),
    ...(who === 'anyone' ? [] : (['session.required'] as const)),
    ...(who === 'admin' ? (['request.forbidden'] as const) : []),
    ...(path.includes(':') ? (['resource.not-found', 'request.malformed'] as const) : []),
    ...(limits ? (['request.rate-limited'] as const) : []),
    ...(changes ? bodyCodes : []),
    ...(file ? [file.tooLarge.code] : []),
    ...(changes && !signedBody ? (['request.cross-site', 'request.unsupported-media-type'] as const) : []),
    ...(method === 'post' && !signedBody ? idempotencyCodes : []),
    'dependency.unavailable',
    'internal',
  ];
  return [...new Set(all)].sort();
};

/** A change may also be lost to others. */
const bodyCodes: ErrorCode[] = [
  'request.conflict',
  // what does not unpack
  'request.malformed',
  ...Object.values(parserRefusals).map(([, , code]) => code),
];

const idempotencyCodes: ErrorCode[] = [
  'idempotency.invalid-key',
  'idempotency.reused',
  'idempotency.running',
  'idempotency.expired',
];

const inputCodes = (input: RequestInput = {}): ErrorCode[] =>
  [...Object.values(input.query ?? {}), ...Object.values(input.body ?? {})].flatMap(fieldCodes);

/** Of the field, and of those of its rules that have their own. */
const fieldCodes = (field: Field): ErrorCode[] =>
  [field, ...Object.values(field)]
    .map((rule) => (rule as { errorMessage?: Partial<Reason> } | undefined)?.errorMessage?.code)
    .filter((code) => code !== undefined);
